import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { changedKeys, draftFrom, pickKeys } from "../fields/change-of.ts";
import { valueAt, type Contact } from "../fields/contact.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { useValueWords } from "../fields/use-value-words.ts";
import type { ContactForm } from "./use-contact-form.ts";

interface ConflictNoteProps {
  base: Contact;
  theirs: Contact;
  form: ContactForm;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody saved the same fields meanwhile: what stands there now, and whose shall stay. */
export function ConflictNote({ base, theirs, form, onMine, onTheirs }: ConflictNoteProps) {
  const { t } = useTranslation("form");
  const words = useFieldWords();
  const say = useValueWords(form.fields);
  const format = useFormat();
  const mine = Object.keys(form.draft).filter(
    (key) => changedKeys(pickKeys(base, [key]), pickKeys(form.draft, [key])).length > 0,
  );
  const both = changedKeys(draftFrom(base, mine), draftFrom(theirs, mine));
  const take = () => {
    form.change(draftFrom(theirs, both));
    onTheirs();
  };
  return (
    <NoteBar
      tone="red"
      title={t("conflict.title")}
      action={
        <span className="row-f">
          <Button size="s" onClick={onMine}>
            {t("conflict.mine")}
          </Button>
          <Button size="s" variant="quiet" onClick={take}>
            {t("conflict.theirs")}
          </Button>
        </span>
      }
    >
      {t("conflict.words")}{" "}
      {both
        .map((key) =>
          t("conflict.field", {
            name: words.label(key),
            value: format.list(say(key, valueAt(theirs, key))) || t("conflict.nothing"),
          }),
        )
        .join(" ")}
    </NoteBar>
  );
}
