import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listContacts } from "../../contacts/api.ts";
import { call, CallError } from "../client.ts";
import { contactFieldsQuery, contactQuery } from "../contacts/fields/contact.ts";
import { newMembership } from "../contacts/fields/membership-input.tsx";
import { peopleBut } from "../contacts/fields/sources.tsx";
import { useSaveContact } from "../contacts/fields/use-save-contact.ts";
import { ChoiceField } from "../kit/choice-field.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useToast } from "../kit/toast.tsx";
import type { Company } from "./company.ts";
import { MemberRow } from "./member-row.tsx";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";

const most = 100;
const fields = "firstName,lastName,emails,phones,picture,companies";

/** Who belongs to a company, and what they are there: changed by who may edit the person. Those of the past stand apart. */
export function MembersBlock({ company: { id, name = "" } }: { company: Company }) {
  const { t } = useTranslation("companies");
  const heading = useId();
  const queries = useQueryClient();
  const saveContact = useSaveContact();
  const { show } = useToast();
  const [adding, setAdding] = useState(false);
  const { data: infos = [] } = useQuery(contactFieldsQuery);
  const field = infos.find(({ key }) => key === "companies");
  const key = ["contacts", "members", id];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listContacts, { query: { company: id, fields, limit: most }, signal }),
    enabled: field !== undefined,
  });
  if (field === undefined) return null;
  const people = (data?.items ?? []).flatMap((contact) => {
    const membership = contact.companies?.find((one) => one.id === id);
    return membership ? [{ contact, membership }] : [];
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: key });
  const add = async (contactId: string) => {
    setAdding(false);
    try {
      const contact = await queries.fetchQuery(contactQuery(contactId));
      const { companies = [] } = contact;
      if (companies.some((one) => one.id === id)) return;
      const joined = { ...newMembership(id, name), primary: companies.length === 0 };
      await saveContact(contact, { companies: [...companies, joined] });
      refresh();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ text: error.message, tone: "red" });
    }
  };
  const rows = (of: typeof people) =>
    of.map(({ contact, membership }) => (
      <MemberRow
        key={contact.id}
        contact={contact}
        membership={membership}
        mayEdit={field.editable && contact.can.includes("edit")}
        onSaved={refresh}
      />
    ));
  const former = people.filter(({ membership }) => membership.to !== null);
  const present = people.filter(({ membership }) => membership.to === null);
  return (
    <section aria-labelledby={heading}>
      <div className="sec-h">
        <h2 id={heading}>{t("members.title")}</h2>
        {present.length > 0 && <span className="n">{present.length}</span>}
        {field.editable && (
          <IconButton icon={IconPlus} size="xs" label={t("members.add")} onClick={() => setAdding(true)} />
        )}
      </div>
      {adding && (
        <div
          className="pr editing block"
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") setAdding(false);
          }}
          onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setAdding(false)}
        >
          <ChoiceField
            {...peopleBut(undefined)}
            label={t("members.add")}
            labelHidden
            placeholder={t("members.find")}
            autoFocus
            openAtOnce
            value={null}
            onChange={(chosen) => chosen !== null && void add(chosen)}
          />
        </div>
      )}
      {rows(present)}
      {former.length > 0 && (
        <div className="company-former" role="group" aria-label={t("members.former")}>
          <h3>{t("members.former")}</h3>
          {rows(former)}
        </div>
      )}
      {data && people.length === 0 && !adding && field.editable && (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("members.add")}
        </button>
      )}
    </section>
  );
}
