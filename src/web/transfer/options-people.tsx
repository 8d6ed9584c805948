import { useQuery } from "@tanstack/react-query";
import { listAccessGroups } from "../../access-groups/api.ts";
import { listContactGroups } from "../../contact-groups/api.ts";
import { listAgents } from "../../contacts/api.ts";
import { call } from "../client.ts";
import { agents as agentSource, contactGroups, optionOf, tags } from "../contacts/fields/sources.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { ChoicesField } from "../kit/choices-field.tsx";
import { useTags } from "../tags/use-tags.ts";
import { useImportKind, useImportWords } from "./import-kind.ts";
import { OptionPart, type OptionsPartProps } from "./option-part.tsx";

/** Which access group new people join, and whose they are. */
export function NewPeople({ options, change }: OptionsPartProps) {
  const t = useImportWords();
  const isOfPeople = useImportKind() === "contacts";
  const { data: groups } = useQuery({
    queryKey: ["accessGroups"],
    queryFn: ({ signal }) => call(listAccessGroups, { signal }),
    staleTime: 60_000,
    enabled: isOfPeople,
  });
  const { data: people } = useQuery({
    queryKey: ["agents"],
    queryFn: ({ signal }) => call(listAgents, { query: {}, signal }),
    staleTime: 60_000,
  });
  const owner = people?.items.find(({ id }) => id === options.owner);
  return (
    <OptionPart title={t("option.newPeople")} words={t("option.newPeopleWords")}>
      {isOfPeople && (
        <ChoiceField
          label={t("option.accessGroup")}
          options={(groups?.items ?? []).map(optionOf)}
          value={options.accessGroup}
          onChange={(accessGroup) => change({ accessGroup })}
        />
      )}
      <ChoiceField
        label={t("option.owner")}
        {...agentSource}
        value={options.owner}
        chosen={owner && optionOf(owner)}
        onChange={(id) => change({ owner: id })}
      />
    </OptionPart>
  );
}

/** Tags and groups that every row gets. */
export function ForAllRows({ options, change }: OptionsPartProps) {
  const t = useImportWords();
  const { add, optionOf: optionOfTag } = useTags();
  const { data: groups } = useQuery({
    queryKey: ["contactGroups", "all"],
    queryFn: ({ signal }) => call(listContactGroups, { signal }),
    staleTime: 60_000,
  });
  const chosen = options.groups.map((id) => ({
    value: id,
    label: groups?.items.find((group) => group.id === id)?.name ?? "",
  }));
  return (
    <OptionPart title={t("option.forAll")} words={t("option.forAllWords")}>
      <ChoicesField
        label={t("option.tags")}
        {...tags}
        value={options.tags.map(optionOfTag)}
        onChange={(next) => change({ tags: next.map(({ value }) => value) })}
        onAdd={add}
      />
      <ChoicesField
        label={t("option.groups")}
        {...contactGroups}
        value={chosen}
        onChange={(next) => change({ groups: next.map(({ value }) => value) })}
      />
    </OptionPart>
  );
}
