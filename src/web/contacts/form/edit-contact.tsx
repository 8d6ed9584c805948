import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button } from "../../kit/button.tsx";
import { useKeyWords } from "../../kit/kbd.tsx";
import { contactFieldsQuery, isFieldOf, nameOf, type Contact, type FieldInfo } from "../fields/contact.ts";
import { useSaveOver } from "../fields/use-save-over.ts";
import { ConflictNote } from "./conflict-note.tsx";
import { ContactForm } from "./contact-form.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { useContactForm } from "./use-contact-form.ts";

/** /contacts/$id?edit=form */
export function EditContact({ contact }: { contact: Contact }) {
  const { data: fields } = useQuery(contactFieldsQuery);
  const there = fields?.filter((field) => isFieldOf(contact, field));
  return there ? <Edit contact={contact} fields={there} /> : null;
}

function Edit({ contact, fields }: { contact: Contact; fields: readonly FieldInfo[] }) {
  const { t } = useTranslation("form");
  const keyWords = useKeyWords();
  const navigate = useNavigate();
  const saveOver = useSaveOver();
  // What the form began with; a live refresh of the record does not change what is being typed.
  const [base, setBase] = useState(contact);
  const [theirs, setTheirs] = useState<Contact>();
  const [busy, setBusy] = useState(false);
  const done = useRef(false);
  const form = useContactForm(fields, contact);
  const title = t("edit", { name: nameOf(contact) });
  usePageTitle(title);

  const back = () => void navigate({ to: ".", search: ({ edit: _, ...rest }) => rest, replace: true });
  const save = async (over: Contact) => {
    const draft = form.take();
    if (draft === undefined || busy) return;
    setBusy(true);
    setTheirs(undefined);
    const current = contact.version >= over.version ? contact : over;
    const result = Object.keys(draft).length === 0 ? { saved: contact } : await saveOver(over, current, draft);
    setBusy(false);
    if ("theirs" in result) setTheirs(result.theirs);
    else if ("error" in result) form.refuse(result.error);
    else {
      done.current = true;
      back();
    }
  };
  return (
    <>
      <LeaveGuard holds={() => form.dirty && !done.current} />
      <ContactForm
        title={title}
        form={form}
        contactId={contact.id}
        backWords={t("backToCard")}
        onBack={back}
        onSave={() => void save(base)}
        note={
          theirs ? (
            <ConflictNote
              base={base}
              theirs={theirs}
              form={form}
              onMine={() => {
                setBase(theirs);
                void save(theirs);
              }}
              onTheirs={() => {
                setBase(theirs);
                setTheirs(undefined);
              }}
            />
          ) : (
            form.refusal && <RefusalNote error={form.refusal} />
          )
        }
        foot={
          <>
            <Button variant="quiet" onClick={back}>
              {t("cancel")}
            </Button>
            <Button variant="primary" type="submit" busy={busy} data-tip={keyWords("mod+enter")}>
              {t("save")}
            </Button>
          </>
        }
      />
    </>
  );
}
