import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { Kbd } from "../../kit/kbd.tsx";
import { contactFieldsQuery, valueAt } from "../fields/contact.ts";
import { useValueWords } from "../fields/use-value-words.ts";
import type { Editing } from "./use-editing.ts";

interface EditNoteProps {
  editing: Editing;
  keys: readonly string[];
}

/** Under an editor: why it was not saved, what somebody else wrote meanwhile, or which keys end it. */
export function EditNote({ editing, keys }: EditNoteProps) {
  const { refusal, theirs } = editing;
  if (theirs) return <TheirsNote editing={editing} keys={keys} />;
  // A fault that stands beside its field is not said twice.
  const beside = keys.some((key) => editing.faultAt(`/${key}`)) || refusal === undefined;
  if (!beside) return <p className="err-t edit-fault" role="alert">{refusal}</p>;
  return refusal === undefined ? <KeysHint /> : null;
}

function TheirsNote({ editing, keys }: EditNoteProps) {
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
        <Button size="s" onClick={() => void editing.save()}>{t("conflict.mine")}</Button>
        <Button size="s" variant="quiet" onClick={editing.leave}>{t("conflict.theirs")}</Button>
      </div>
    </div>
  );
}

const shownAtOnce = 3;
const wait = 2000;

// At once for the first three times, later only after two seconds of doubt.
function KeysHint() {
  const { t } = useTranslation("card");
  const [shown, setShown] = useState(() => timesSeen() < shownAtOnce);
  useEffect(() => {
    localStorage.setItem("cellHint", String(timesSeen() + 1));
    const timer = setTimeout(() => setShown(true), wait);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <p className="keys" aria-hidden="true">
      <span><Kbd keys="Enter" /> {t("keys.save")}</span>
      <span><Kbd keys="Esc" /> {t("keys.leave")}</span>
    </p>
  );
}

function timesSeen(): number {
  return Number(localStorage.getItem("cellHint") ?? 0);
}
