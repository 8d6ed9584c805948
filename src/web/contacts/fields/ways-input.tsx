import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { ListRows } from "./list-rows.tsx";
import { newEmail, newIdentity, newPhone, type Email, type Identity, type Phone } from "./new-ways.ts";
import { emailLabels, identityKinds, phoneLabels, useFieldWords } from "./use-field-words.ts";

interface WaysProps<Item> {
  value: readonly Item[];
  onChange: (value: Item[]) => void;
  /** What is wrong with a part, by its JSON pointer: "/emails/0/value". */
  faultAt: (pointer: string) => string | undefined;
  /** One came to add: the last one is in focus. */
  focusLast?: boolean;
  onLeaveField?: (pointer: string) => void;
}

export function EmailsInput({ value, onChange, faultAt, focusLast, onLeaveField }: WaysProps<Email>) {
  const { t } = useTranslation("card");
  const nameOf = (at: number) => t("list.email", { number: at + 1 });
  return (
    <ListRows
      items={value}
      onChange={onChange}
      make={newEmail}
      addWords={t("add.email")}
      nameOf={nameOf}
      focusLast={focusLast}
    >
      {(email, change, at) => (
        <div className="lrow-parts">
          <TextField
            label={nameOf(at)}
            labelHidden
            type="email"
            autoComplete="off"
            maxLength={320}
            value={email.value}
            onChange={(text) => change({ value: text })}
            onBlur={() => onLeaveField?.(`/emails/${at}/value`)}
            error={faultAt(`/emails/${at}/value`) ?? faultAt(`/emails/${at}`)}
          />
          <LabelField
            name={nameOf(at)}
            labels={emailLabels}
            value={email.label}
            onChange={(label) => change({ label })}
          />
        </div>
      )}
    </ListRows>
  );
}

export function PhonesInput({ value, onChange, faultAt, focusLast, onLeaveField }: WaysProps<Phone>) {
  const { t } = useTranslation("card");
  const nameOf = (at: number) => t("list.phone", { number: at + 1 });
  return (
    <ListRows
      items={value}
      onChange={onChange}
      make={newPhone}
      addWords={t("add.phone")}
      nameOf={nameOf}
      focusLast={focusLast}
    >
      {(phone, change, at) => (
        <div className="lrow-parts">
          <TextField
            label={nameOf(at)}
            labelHidden
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={60}
            value={phone.value}
            onChange={(text) => change({ value: text })}
            onBlur={() => onLeaveField?.(`/phones/${at}/value`)}
            error={faultAt(`/phones/${at}/value`) ?? faultAt(`/phones/${at}`)}
          />
          <LabelField
            name={nameOf(at)}
            labels={phoneLabels}
            value={phone.label}
            onChange={(label) => change({ label })}
          />
        </div>
      )}
    </ListRows>
  );
}

/** Messengers and social networks of today; those of the past stay in the card. */
export function IdentitiesInput({ value, onChange, faultAt, focusLast }: WaysProps<Identity>) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const past = value.filter(({ to }) => to !== null);
  const nameOf = (at: number) => t("list.identity", { number: at + 1 });
  const kinds = identityKinds.map((kind) => ({ value: kind, label: words.identity(kind) }));
  return (
    <ListRows
      items={value.filter(({ to }) => to === null)}
      onChange={(items) => onChange([...items, ...past])}
      make={newIdentity}
      addWords={t("add.identity")}
      nameOf={nameOf}
      focusLast={focusLast}
    >
      {(identity, change, at) => (
        <div className="lrow-parts kind-first">
          <ChoiceField
            label={t("list.kindOf", { name: nameOf(at) })}
            labelHidden
            options={kinds}
            value={identity.kind}
            chosen={{ value: identity.kind, label: words.identity(identity.kind) }}
            onChange={(kind) => kind !== null && change({ kind })}
            error={faultAt(`/identities/${at}/kind`)}
          />
          <TextField
            label={nameOf(at)}
            labelHidden
            autoComplete="off"
            maxLength={300}
            value={identity.externalId}
            onChange={(externalId) => change({ externalId })}
            error={faultAt(`/identities/${at}/externalId`) ?? faultAt(`/identities/${at}`)}
          />
        </div>
      )}
    </ListRows>
  );
}

export function WebsitesInput({ value, onChange, faultAt, focusLast }: WaysProps<string>) {
  const { t } = useTranslation("card");
  const nameOf = (at: number) => t("list.website", { number: at + 1 });
  const items = value.map((address) => ({ address }));
  return (
    <ListRows
      items={items}
      onChange={(next) => onChange(next.map(({ address }) => address))}
      make={() => ({ address: "" })}
      addWords={t("add.website")}
      nameOf={nameOf}
      focusLast={focusLast}
    >
      {({ address }, change, at) => (
        <div className="lrow-parts single">
          <TextField
            label={nameOf(at)}
            labelHidden
            type="url"
            autoComplete="off"
            maxLength={500}
            value={address}
            onChange={(text) => change({ address: text })}
            error={faultAt(`/websites/${at}`)}
          />
        </div>
      )}
    </ListRows>
  );
}

interface LabelFieldProps {
  name: string;
  labels: readonly string[];
  value: string;
  onChange: (label: string) => void;
}

// Any word may be a label; the usual ones are offered.
function LabelField({ name, labels, value, onChange }: LabelFieldProps) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  return (
    <ChoiceField
      label={t("list.labelOf", { name })}
      labelHidden
      placeholder={t("list.label")}
      options={labels.map((label) => ({ value: label, label: words.labelled(label) }))}
      value={value === "" ? null : value}
      chosen={{ value, label: words.labelled(value) }}
      clearable
      onChange={(label) => onChange(label ?? "")}
      onAdd={onChange}
    />
  );
}
