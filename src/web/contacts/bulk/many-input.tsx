import { ChoicesField } from "../../kit/choices-field.tsx";
import type { Draft, FieldInfo } from "../fields/contact.ts";
import { FieldInput } from "../fields/field-input.tsx";
import { newMembership } from "../fields/membership-input.tsx";
import { newEmail, newPhone } from "../fields/new-ways.ts";
import { companies, optionOf } from "../fields/sources.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { EmailsInput, PhonesInput, WebsitesInput } from "../fields/ways-input.tsx";

interface ManyInputProps {
  field: FieldInfo;
  draft: Draft;
  onChange: (change: Draft) => void;
  fault: string | undefined;
}

/** The editor of a field for a value that many will have. */
export function ManyInput({ field, draft, onChange, fault }: ManyInputProps) {
  const words = useFieldWords();
  const faultAt = (pointer: string) => (pointer.endsWith("/0/value") || pointer.endsWith("/0") ? fault : undefined);
  if (field.kind === "emails")
    return (
      <EmailsInput
        value={draft.emails ?? [newEmail()]}
        onChange={(emails) => onChange({ emails })}
        faultAt={faultAt}
        focusLast
      />
    );
  if (field.kind === "phones")
    return (
      <PhonesInput
        value={draft.phones ?? [newPhone()]}
        onChange={(phones) => onChange({ phones })}
        faultAt={faultAt}
        focusLast
      />
    );
  if (field.kind === "websites")
    return (
      <WebsitesInput
        value={draft.websites ?? [""]}
        onChange={(websites) => onChange({ websites })}
        faultAt={(pointer) => (pointer.endsWith("/0") ? fault : undefined)}
        focusLast
      />
    );
  if (field.kind === "companies")
    return (
      <ChoicesField
        {...companies}
        label={words.label(field.key)}
        labelHidden
        value={(draft.companies ?? []).map(optionOf)}
        onChange={(chosen) =>
          onChange({
            companies: chosen.map(({ value, label }, at) => ({ ...newMembership(value, label), primary: at === 0 })),
          })
        }
        error={fault}
        autoFocus
      />
    );
  // What each of them has in the field it depends on is not known here: all choices are open, and each is held to it.
  const free = { ...field, own: field.own && { ...field.own, dependsOn: null } };
  return <FieldInput field={free} draft={draft} onChange={onChange} error={fault} labelHidden atOnce />;
}
