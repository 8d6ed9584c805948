import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { ProgressBar } from "../kit/states.tsx";
import { FileMark } from "./file-mark.tsx";
import type { KeptFile } from "./record.ts";
import type { useUploads } from "./use-uploads.ts";

/** Files that go with the note that is being written. */
export function KeptChips({ files, onDrop }: { files: readonly KeptFile[]; onDrop: (file: KeptFile) => void }) {
  const { t } = useTranslation("notes");
  const format = useFormat();
  return files.map((file) => (
    <li className="filec" key={file.id}>
      <FileMark file={file} />
      <span className="clip">
        <bdi>{file.name}</bdi>
      </span>
      <span className="t3 sm num">{format.size(file.bytes)}</span>
      <IconButton icon={IconX} size="xs" label={t("dropFile", { name: file.name })} onClick={() => onDrop(file)} />
    </li>
  ));
}

/** Files on their way, with how far they are; and those that did not arrive, with why. */
export function UploadChips({ uploads }: { uploads: ReturnType<typeof useUploads> }) {
  const { t } = useTranslation("notes");
  return uploads.coming.map((one) => (
    <li className="filec" key={one.key}>
      <span className="clip">
        <bdi>{one.file.name}</bdi>
      </span>
      {one.failure ? (
        <>
          <span className="filec-bad" role="alert">
            {one.failure.offline ? t("notArrived") : one.failure.message}
          </span>
          <IconButton
            icon={IconRefresh}
            size="xs"
            label={t("retryFile", { name: one.file.name })}
            onClick={() => uploads.retry(one)}
          />
        </>
      ) : (
        <ProgressBar value={Math.round(one.part * 100)} label={t("arriving", { name: one.file.name })} />
      )}
      <IconButton
        icon={IconX}
        size="xs"
        label={t(one.failure ? "dropFile" : "cancelFile", { name: one.file.name })}
        onClick={() => uploads.drop(one)}
      />
    </li>
  ));
}
