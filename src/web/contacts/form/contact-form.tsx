import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";
import { useShortcut } from "../../kit/shortcuts.ts";
import { AdditionalPart } from "./additional-part.tsx";
import { AddressesPart } from "./addresses-part.tsx";
import { CompaniesPart } from "./companies-part.tsx";
import { GeneralPart } from "./general-part.tsx";
import { GroupsPart } from "./groups-part.tsx";
import { KnownPanel } from "./known-panel.tsx";
import { OwnParts } from "./own-parts.tsx";
import type { ContactForm as Form } from "./use-contact-form.ts";
import "./form.css";

interface ContactFormProps {
  title: string;
  form: Form;
  contactId?: string;
  /** Of the arrow beside the title. */
  backWords: string;
  onBack: () => void;
  onSave: () => void;
  /** Above the fields: why it was not saved. */
  note?: ReactNode;
  foot: ReactNode;
}

/** The form for a new contact and for one that is edited, begun in its first field. Ctrl and Enter save from anywhere, Esc goes back. */
export function ContactForm({ title, form, contactId, backWords, onBack, onSave, note, foot }: ContactFormProps) {
  const { t } = useTranslation("form");
  const body = useRef<HTMLFormElement>(null);
  const { failures } = form;
  useEffect(() => body.current?.querySelector<HTMLElement>(".cform-body input")?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (failures > 0) body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [failures]);
  const may = (key: string) => form.fields.some((field) => field.key === key && field.editable);
  useShortcut("mod+Enter", t("save"), onSave, { section: title });
  useShortcut("Escape", backWords, onBack, { section: title });
  // Keys of one stroke rest in fields; Esc leaves those too, but first the list that is open.
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || isOpenList(event.target)) return;
    event.preventDefault();
    onBack();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form className="cform" noValidate ref={body} onSubmit={submit} onKeyDown={press} aria-label={title}>
      <div className="cform-head">
        <IconButton icon={IconChevronLeft} size="s" label={backWords} keys="Esc" onClick={onBack} />
        <h1 className="clip">{title}</h1>
      </div>
      {note}
      <div className="cform-body">
        <div>
          <GeneralPart form={form} contactId={contactId} />
          <AdditionalPart form={form} contactId={contactId} />
          <OwnParts form={form} contactId={contactId} />
          {may("addresses") && <AddressesPart form={form} />}
          {may("groups") && <GroupsPart form={form} />}
          {may("companies") && <CompaniesPart form={form} />}
        </div>
        <KnownPanel draft={form.draft} ownId={contactId} />
      </div>
      <div className="cfoot">
        <span className={form.faultCount > 0 ? "err-t" : "t3"} role="status">
          {form.faultCount > 0 ? t("faults", { count: form.faultCount }) : form.dirty ? t("unsaved") : ""}
        </span>
        {foot}
      </div>
    </form>
  );
}

function isOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute("aria-expanded") === "true";
}
