import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../../files/api.ts";
import { urlOf } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { FileMark } from "./file-mark.tsx";
import type { KeptFile } from "./record.ts";

const FilePreview = lazy(async () => ({ default: (await import("./file-preview.tsx")).FilePreview }));

/** A file by its name and size; a press looks into it where that can be done here, else brings it down. */
export function FileCard({ file }: { file: KeptFile }) {
  const { t } = useTranslation("notes");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const inside = (
    <>
      <FileMark file={file} />
      <span className="clip">
        <bdi>{file.name}</bdi>
      </span>
      <span className="t3 sm num">{format.size(file.bytes)}</span>
    </>
  );
  if (file.preview === null)
    return (
      <a className="filec" href={urlOf(downloadFile, { params: { id: file.id } })} download={file.name}>
        {inside}
      </a>
    );
  return (
    <>
      <button type="button" className="filec" aria-haspopup="dialog" data-tip={t("look")} onClick={() => setOpen(true)}>
        {inside}
      </button>
      <Suspense>{open && <FilePreview file={file} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
