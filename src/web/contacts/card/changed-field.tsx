import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { revertEntry } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { useToast } from "../../kit/toast.tsx";
import { draftFrom } from "../fields/change-of.ts";
import { contactQuery, type Contact, type FieldInfo } from "../fields/contact.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { useSaveContact } from "../fields/use-save-contact.ts";
import { useValueWords } from "../fields/use-value-words.ts";

interface ChangedFieldProps {
  /** The entry that is put back; of what cannot be there is none. */
  entryId: string | undefined;
  field: string;
  before: unknown;
  after: unknown;
  contact: Contact;
  fields: readonly FieldInfo[];
  /** Off where the sentence before it names the field. */
  named: boolean;
}

/** A field, what it was, what it became; of lists only what came and went. It may be put back. */
export function ChangedField({ entryId, field, before, after, contact, fields, named }: ChangedFieldProps) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const say = useValueWords(fields);
  const revert = useRevert(contact, field);
  const [busy, setBusy] = useState(false);
  const [old, now] = [say(field, before), say(field, after)];
  const gone = old.filter((one) => !now.includes(one));
  const come = now.filter((one) => !old.includes(one));
  const mayRevert =
    entryId !== undefined &&
    contact.can.includes("edit") &&
    fields.some(({ key, editable }) => key === field && editable);
  const label = words.label(field);
  const putBack = async () => {
    if (entryId === undefined) return;
    setBusy(true);
    await revert(entryId).finally(() => setBusy(false));
  };
  return (
    <div className="diff">
      {named && <span className="diff-field">{label}</span>}
      <span className="diff-values">
        {gone.map((one) => (
          <del className="old" key={one}>
            <bdi>{one}</bdi>
          </del>
        ))}
        {gone.length > 0 && come.length > 0 && <Icon of={IconArrowNarrowRight} className="arrow" />}
        {come.map((one) => (
          <span className="new" key={one}>
            <bdi>{one}</bdi>
          </span>
        ))}
        {gone.length + come.length === 0 && (
          <span>{t(Array.isArray(before) ? "history.orderOnly" : "history.anew")}</span>
        )}
      </span>
      {mayRevert && (
        <IconButton
          className="back"
          icon={IconArrowBackUp}
          size="xs"
          disabled={busy}
          label={t("history.putBack", { name: label })}
          onClick={() => void putBack()}
        />
      )}
    </div>
  );
}

function useRevert(contact: Contact, field: string) {
  const queries = useQueryClient();
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const save = useSaveContact();
  const { show } = useToast();
  return async (entry: string) => {
    const { id } = contact;
    const before = draftFrom(contact, [field]);
    try {
      const saved: Contact = await call(revertEntry, { params: { id, entry }, body: { field } });
      queries.setQueryData(contactQuery(id).queryKey, saved);
      for (const past of ["history", "as-of", "moments"])
        void queries.invalidateQueries({ queryKey: ["contacts", past, id] });
      const undo = () => save(queries.getQueryData(contactQuery(id).queryKey) ?? saved, before);
      show({ text: t("history.isBack", { name: words.label(field) }), undo });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("history.notBack"), detail: error.offline ? t("offline") : error.message });
    }
  };
}
