import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";

interface GroupOfManyProps extends BulkProps {
  /** The view whose people they are; `id` where it is as it was saved. */
  view?: { id: string | undefined; name: string };
}

/** Makes a contact group of all that are chosen. It is theirs from then on: whoever matches later is not in it. */
export function GroupOfMany({ view, ...props }: GroupOfManyProps) {
  const { t } = useTranslation("bulk");
  const format = useFormat();
  const [name, setName] = useState(view?.name ?? "");
  const named = name.trim();
  const what =
    named === "" ? undefined : { newGroup: { name: named, ...(view?.id !== undefined && { view: view.id }) } };
  return (
    <BulkDialog
      {...props}
      action="newGroup"
      what={what}
      say={(count) => t("newGroup.done", { count, number: format.number(count), name: named })}
    >
      {(fault) => (
        <>
          <TextField
            label={t("newGroup.called")}
            value={name}
            onChange={setName}
            error={fault}
            required="unmarked"
            maxLength={100}
            data-autofocus
          />
          <p>{t("newGroup.words")}</p>
        </>
      )}
    </BulkDialog>
  );
}
