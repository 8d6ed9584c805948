import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallError } from "../../client.ts";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { useFormat } from "../../kit/format.tsx";
import type { Status } from "../../kit/status-word.tsx";
import {
  contactFieldsQuery,
  isEmpty,
  pointerTo,
  valueAt,
  type Contact,
  type Draft,
  type FieldInfo,
} from "../fields/contact.ts";
import { FieldInput } from "../fields/field-input.tsx";
import { newMembership } from "../fields/membership-input.tsx";
import { newEmail, newPhone } from "../fields/new-ways.ts";
import { companies, optionOf } from "../fields/sources.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { EmailsInput, PhonesInput, WebsitesInput } from "../fields/ways-input.tsx";

interface Demands {
  /** Those that can be filled in here. */
  asked: readonly FieldInfo[];
  /** Those that need the card's own editors. */
  elsewhere: readonly FieldInfo[];
  draft: Draft;
  /** The contact with what has been typed. */
  seen: Draft;
  change: (part: Draft) => void;
  /** Nothing is left to fill in. */
  met: boolean;
}

const needsCard = new Set(["identities", "addresses"]);

/** What a status demands of a contact and is empty there. */
export function useDemands(contact: Contact, status: Status): Demands {
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const [draft, setDraft] = useState<Draft>({});
  const missing = fields.filter(
    ({ key, requiredAt }) => requiredAt.some((one) => one === status) && isEmpty(valueAt(contact, key)),
  );
  const isHere = ({ kind, editable }: FieldInfo) => editable && !needsCard.has(kind);
  const asked = missing.filter(isHere);
  const elsewhere = missing.filter((field) => !isHere(field));
  const met = elsewhere.length === 0 && asked.every(({ key }) => !isBlank(valueAt(draft, key)));
  return {
    asked,
    elsewhere,
    draft,
    seen: { ...contact, ...draft },
    change: (part) => setDraft({ ...draft, ...part }),
    met,
  };
}

// A line of a list that nothing was typed into says nothing.
function isBlank(value: unknown): boolean {
  if (!Array.isArray(value)) return isEmpty(value);
  return value.every((one) => isEmpty(typeof one === "object" && one !== null && "value" in one ? one.value : one));
}

/** Asks for what a status demands. */
export function DemandedFields({ demands, refusal }: { demands: Demands; refusal: CallError | undefined }) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const format = useFormat();
  const { asked, elsewhere, draft, seen, change } = demands;
  if (asked.length + elsewhere.length === 0) return null;
  return (
    <div className="demands" role="group" aria-label={t("demands.title")}>
      <p>{t("demands.title")}</p>
      {asked.map((field) => (
        <DemandedInput
          key={field.key}
          field={{ ...field, required: true }}
          draft={draft}
          seen={seen}
          onChange={change}
          faultAt={(pointer) => refusal?.faultAt(pointer)}
        />
      ))}
      {elsewhere.length > 0 && (
        <p className="t3">
          {t("demands.onCard", { fields: format.list(elsewhere.map(({ key }) => words.label(key))) })}
        </p>
      )}
    </div>
  );
}

interface DemandedInputProps {
  field: FieldInfo;
  draft: Draft;
  seen: Draft;
  onChange: (part: Draft) => void;
  faultAt: (pointer: string) => string | undefined;
}

function DemandedInput({ field, draft, seen, onChange, faultAt }: DemandedInputProps) {
  const words = useFieldWords();
  const label = words.label(field.key);
  if (field.kind === "companies")
    return (
      <ChoicesField
        {...companies}
        label={label}
        value={(draft.companies ?? []).map(optionOf)}
        onChange={(chosen) =>
          onChange({
            companies: chosen.map(({ value, label: name }, at) => ({
              ...newMembership(value, name),
              primary: at === 0,
            })),
          })
        }
        error={faultAt("/companies")}
      />
    );
  if (field.kind !== "emails" && field.kind !== "phones" && field.kind !== "websites")
    return <FieldInput field={field} draft={seen} onChange={onChange} error={faultAt(pointerTo(field.key))} />;
  return (
    <fieldset>
      <legend className="fl">{label}</legend>
      {field.kind === "emails" && (
        <EmailsInput
          value={draft.emails ?? [newEmail()]}
          onChange={(emails) => onChange({ emails })}
          faultAt={faultAt}
        />
      )}
      {field.kind === "phones" && (
        <PhonesInput
          value={draft.phones ?? [newPhone()]}
          onChange={(phones) => onChange({ phones })}
          faultAt={faultAt}
        />
      )}
      {field.kind === "websites" && (
        <WebsitesInput
          value={draft.websites ?? [""]}
          onChange={(websites) => onChange({ websites })}
          faultAt={faultAt}
        />
      )}
    </fieldset>
  );
}
