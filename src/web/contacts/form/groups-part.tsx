import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listContactGroups } from "../../../contact-groups/api.ts";
import { call } from "../../client.ts";
import { Checkbox } from "../../kit/checks.tsx";
import { FormattedNumber } from "../../kit/format.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { FormSection } from "./form-section.tsx";
import type { ContactForm } from "./use-contact-form.ts";

const few = 12;

/** Contact groups as check boxes; where they are many, those that match what is typed. */
export function GroupsPart({ form }: { form: ContactForm }) {
  const { t } = useTranslation("form");
  const [search, setSearch] = useState("");
  const { data } = useQuery({
    queryKey: ["contactGroups", "all"],
    queryFn: ({ signal }) => call(listContactGroups, { signal }),
    staleTime: 60_000,
  });
  const all = data?.items ?? [];
  const chosen = form.draft.groups ?? [];
  const isChosen = (id: string) => chosen.some((group) => group.id === id);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = all.filter(({ id, name }) => isChosen(id) || name.toLocaleLowerCase().includes(wanted));
  const turn = (id: string, name: string, on: boolean) =>
    form.change({ groups: on ? [...chosen, { id, name }] : chosen.filter((group) => group.id !== id) });
  return (
    <FormSection title={t("fields:section.groups")} count={chosen.length}>
      {all.length > few && (
        <TextField
          label={t("searchGroups")}
          labelHidden
          type="search"
          placeholder={t("searchGroups")}
          value={search}
          onChange={setSearch}
        />
      )}
      {data && all.length === 0 && <p className="cmute">{t("noGroups")}</p>}
      <div className="cpick" role="group" aria-label={t("fields:section.groups")}>
        {shown.map(({ id, name, members }) => (
          <Checkbox key={id} checked={isChosen(id)} onChange={(on) => turn(id, name, on)}>
            <bdi>{name}</bdi>
            <span className="n">
              <FormattedNumber value={members} />
            </span>
          </Checkbox>
        ))}
      </div>
    </FormSection>
  );
}
