import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mergeContactGroups } from "../../contact-groups/api.ts";
import { call } from "../client.ts";
import { contactGroups } from "../contacts/fields/sources.tsx";
import type { OptionSource } from "../kit/choice-options.ts";
import { useFormat } from "../kit/format.tsx";
import { Name } from "../kit/person.tsx";
import { MergeInto } from "../work/merge-into.tsx";
import type { Group } from "./group.ts";
import "./group.css";

interface MergeGroupsProps {
  /** To be merged; the one they are merged into may be among them. */
  groups: readonly Group[];
  into: Group | undefined;
  onClose: () => void;
  /** Given the id of the group that stays. */
  onDone: (into: string) => void;
}

/** Which group stays, which go, and how many people are in these. */
export function MergeGroups({ groups, into, onClose, onDone }: MergeGroupsProps) {
  const { t } = useTranslation("contact-groups");
  const format = useFormat();
  const queries = useQueryClient();
  return (
    <MergeInto
      words="contact-groups"
      all={groups}
      into={into && { value: into.id, label: into.name }}
      but={groupsBut}
      merge={(from, target) => call(mergeContactGroups, { body: { groups: from, into: target } })}
      onClose={onClose}
      onDone={(target) => {
        void queries.invalidateQueries({ queryKey: ["contactGroups"] });
        onDone(target);
      }}
    >
      {(gone) => ({
        gone: (
          <ul className="group-gone">
            {gone.map(({ id, name, members, moreMembers }) => (
              <li key={id}>
                <span className="clip">
                  <Name>{name}</Name>
                </span>
                <span className="t3 num">
                  {t(moreMembers ? "merge.more" : "merge.people", { count: members, number: format.number(members) })}
                </span>
              </li>
            ))}
          </ul>
        ),
        means: <p className="group-means">{t("merge.words")}</p>,
      })}
    </MergeInto>
  );
}

/** Every group there is, but for these. */
function groupsBut(ids: readonly string[]): OptionSource {
  return {
    loadKey: ["contactGroups", "but", ids],
    load: async (search, signal) => {
      const found = (await contactGroups.load?.(search, signal)) ?? [];
      return found.filter(({ value }) => !ids.includes(value));
    },
  };
}
