import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { contactFieldsQuery, pointerTo, valueAt } from "../fields/contact.ts";
import { useValueWords } from "../fields/use-value-words.ts";
import { KeysHint } from "./keys-hint.tsx";
import type { Editing } from "./use-editing.ts";

interface EditNoteProps {
  editing: Editing;
  keys: readonly string[];
  /** Faults of parts stand beside them, those of the whole are said here; else those of the whole stand beside it. */
  list?: boolean;
}

/** Under an editor: why it was not saved, what somebody else wrote meanwhile, or which keys end it. */
export function EditNote({ editing, keys, list }: EditNoteProps) {
  const { refusal, error, theirs } = editing;
  if (theirs) return <TheirsNote editing={editing} keys={keys} />;
  if (refusal === undefined) return <KeysHint />;
  const beside = (pointer: string) =>
    keys.some((key) => (list ? pointer.startsWith(`${pointerTo(key)}/`) : pointer.startsWith(pointerTo(key))));
  const saidBeside = error?.problem.errors?.every(({ pointer }) => beside(pointer)) ?? false;
  return saidBeside ? null : (
    <p className="err-t edit-fault" role="alert">
      {refusal}
    </p>
  );
}

function TheirsNote({ editing, keys }: { editing: Editing; keys: readonly string[] }) {
  const { t } = useTranslation("card");
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const say = useValueWords(fields);
  const { theirs } = editing;
  if (theirs === undefined) return null;
  const value = keys.flatMap((key) => say(key, valueAt(theirs, key))).join("; ");
  return (
    <div className="theirs" role="alert">
      <p>{value === "" ? t("conflict.emptied") : t("conflict.words", { value })}</p>
      <div className="row-f">
        <Button size="s" onClick={() => void editing.save()}>
          {t("conflict.mine")}
        </Button>
        <Button size="s" variant="quiet" onClick={editing.leave}>
          {t("conflict.theirs")}
        </Button>
      </div>
    </div>
  );
}
