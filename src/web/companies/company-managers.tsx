import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Fact } from "../contacts/card/fact.tsx";
import { LinkEditor } from "../contacts/card/link-editor.tsx";
import { Pencil, useReturningFocus } from "../contacts/card/property.tsx";
import { Avatar } from "../kit/avatar.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { PersonLink } from "../kit/person.tsx";
import type { Option } from "../kit/choice-options.ts";
import type { Company, CompanyChange } from "./company.ts";
import { ManagerForm, mayOfManagers, type Manager } from "./manager-form.tsx";
import { peopleOf } from "./people-of.tsx";
import { useSaving } from "./use-saving.ts";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";

/** Who of its people does something for a company: whom one talks to first, and who manages it. */
export function CompanyManagers({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const id = useId();
  const { managers = [], defaultContact, can } = company;
  const mayEdit = can.includes("edit");
  const [edited, setEdited] = useState<string>();
  const last = useRef("");
  const { pencil, begin, finish } = useReturningFocus(() => {});
  if (!mayEdit && managers.length === 0 && !defaultContact) return null;
  const edit = (contact: string) => {
    last.current = contact;
    setEdited(contact);
    begin();
  };
  const close = () => finish(() => setEdited(undefined));
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("fields:companies.managers")}</h2>
        {managers.length > 0 && <span className="n">{managers.length}</span>}
        {mayEdit && <IconButton icon={IconPlus} size="xs" label={t("managers.add")} onClick={() => setEdited("")} />}
      </div>
      {managers.map((manager) =>
        edited === manager.contact.id ? (
          <ManagerForm key={edited} company={company} manager={manager} onClose={close} />
        ) : (
          <ManagerLine
            key={manager.contact.id}
            manager={manager}
            onEdit={mayEdit ? () => edit(manager.contact.id) : undefined}
            button={manager.contact.id === last.current ? pencil : { current: null }}
          />
        ),
      )}
      {edited === "" && <ManagerForm company={company} onClose={close} />}
      {managers.length === 0 && mayEdit && edited === undefined && (
        <button type="button" className="ghost add-first" onClick={() => setEdited("")}>
          {t("managers.add")}
        </button>
      )}
      <DefaultContact company={company} editable={mayEdit} />
    </section>
  );
}

interface ManagerLineProps {
  manager: Manager;
  onEdit: (() => void) | undefined;
  button: React.RefObject<HTMLButtonElement | null>;
}

function ManagerLine({ manager, onEdit, button }: ManagerLineProps) {
  const { t } = useTranslation("companies");
  const { contact } = manager;
  const may = mayOfManagers.filter((key) => manager[key]).map((key) => t(`managers.does.${key}`));
  return (
    <div className="li" onDoubleClick={onEdit}>
      <Avatar id={contact.id} name={contact.name} size={32} />
      <span className="two">
        <PersonLink id={contact.id} name={contact.name} />
        <small>{may.length > 0 ? may.join(", ") : t("managers.does.nothing")}</small>
      </span>
      {onEdit && <Pencil label={contact.name} onPress={onEdit} button={button} />}
    </div>
  );
}

function DefaultContact({ company, editable }: { company: Company; editable: boolean }) {
  const { t } = useTranslation("companies");
  const saving = useSaving(company);
  const { id, defaultContact } = company;
  const start: Option | null = defaultContact ? { value: defaultContact.id, label: defaultContact.name } : null;
  if (!editable && !defaultContact) return null;
  return (
    <dl className="company-facts">
      <Fact<Option | null, CompanyChange>
        saving={saving}
        label={t("fields:companies.defaultContact")}
        editable={editable}
        start={start}
        changeOf={(option) => ({ defaultContact: option?.value ?? null })}
        renderEditor={({ label, value, onDone }) => (
          <LinkEditor source={peopleOf(id)} label={label} value={value} onDone={onDone} />
        )}
      >
        {defaultContact && <PersonLink id={defaultContact.id} name={defaultContact.name} avatar={20} />}
      </Fact>
    </dl>
  );
}
