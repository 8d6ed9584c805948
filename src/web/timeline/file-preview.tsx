import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../../files/api.ts";
import { urlOf } from "../client.ts";
import { ButtonAnchor } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import type { KeptFile } from "./record.ts";

/** A file looked into: a picture, a PDF by the browser's own reader, the beginning of a text. */
export function FilePreview({ file, onClose }: { file: KeptFile; onClose: () => void }) {
  const { t } = useTranslation("notes");
  const address = urlOf(downloadFile, { params: { id: file.id }, query: { view: "inline" } });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={file.name}
      actions={
        <ButtonAnchor
          icon={IconDownload}
          href={urlOf(downloadFile, { params: { id: file.id } })}
          download={file.name}
          data-autofocus
        >
          {t("download")}
        </ButtonAnchor>
      }
    >
      {file.preview === "picture" && <img className="look-picture" src={address} alt={file.name} />}
      {file.preview === "pdf" && (
        // In a sandbox browsers show no PDF; their reader runs nothing of it in our page.
        // oxlint-disable-next-line react/iframe-missing-sandbox
        <iframe className="look-pdf" src={address} title={file.name} />
      )}
      {file.preview === "text" && <TextPreview address={address} />}
    </Dialog>
  );
}

const shownCharacters = 100_000;

function TextPreview({ address }: { address: string }) {
  const { t } = useTranslation("notes");
  const { data, isError } = useQuery({
    queryKey: ["files", "text", address],
    queryFn: async ({ signal }) => {
      const reply = await fetch(address, { signal, credentials: "same-origin" });
      if (!reply.ok) throw new Error(reply.statusText);
      return reply.text();
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  if (isError) return <NoteBar tone="red">{t("notShown")}</NoteBar>;
  return (
    <pre className="look-text" dir="auto" aria-busy={data === undefined} tabIndex={0}>
      {data?.slice(0, shownCharacters)}
      {(data?.length ?? 0) > shownCharacters && "…"}
    </pre>
  );
}
