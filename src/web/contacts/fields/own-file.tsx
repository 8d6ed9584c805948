import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordPath } from "../../../access/record-paths.ts";
import { recordFiles } from "../../../files/api.ts";
import { CallError, upload } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Field, type FieldProps } from "../../kit/field.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { isLinked } from "./contact.ts";

/** A record that files hang on. */
export interface FileOwner {
  path: RecordPath;
  id: string;
}

interface OwnFileProps {
  shell: FieldProps & { autoFocus?: boolean | undefined };
  value: unknown;
  record: FileOwner | undefined;
  onChange: (value: unknown) => void;
}

/** A file of the record: sent at once when it is chosen, so that it stands among the record's files, too. */
export function OwnFile({ shell, value, record, onChange }: OwnFileProps) {
  const { t } = useTranslation("card");
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError>();
  const { autoFocus, error, ...label } = shell;
  const file = isLinked(value) ? value : undefined;
  const send = async ({ path, id }: FileOwner, chosen: File) => {
    const form = new FormData();
    form.append("file", chosen, chosen.name);
    setFailure(undefined);
    setBusy(true);
    try {
      const kept = await upload(recordFiles[path].add, { params: { id }, query: {}, form });
      onChange({ id: kept.id, name: kept.name });
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown;
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const words = failure && (failure.offline ? t("offline") : failure.message);
  return (
    <Field {...label} error={error ?? words} group>
      {() =>
        record === undefined ? (
          <p className="own-file-later t3">{t("own.fileLater")}</p>
        ) : (
          <div className="own-file">
            <Button
              size="s"
              icon={IconPaperclip}
              busy={busy}
              autoFocus={autoFocus}
              onClick={() => picker.current?.click()}
            >
              {t(file ? "own.fileOther" : "own.fileChoose")}
            </Button>
            {file && (
              <>
                <bdi className="clip">{file.name}</bdi>
                <IconButton size="s" icon={IconX} label={t("own.fileNone")} onClick={() => onChange(null)} />
              </>
            )}
            <input
              ref={picker}
              type="file"
              hidden
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                if (chosen) void send(record, chosen);
                target.value = "";
              }}
            />
          </div>
        )
      }
    </Field>
  );
}
