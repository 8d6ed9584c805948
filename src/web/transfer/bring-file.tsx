import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type ComponentProps } from "react";
import { startImport } from "../../transfer/api.ts";
import { CallError, upload } from "../client.ts";
import { useImportKind, useImportWords } from "./import-kind.ts";
import { DropZone } from "./drop-zone.tsx";
import { FileFault } from "./file-fault.tsx";
import { importQuery } from "./import-query.ts";
import { Uploading } from "./uploading.tsx";

/** Takes a file and leads to its import. `fault`: what was wrong with the one before. */
export function BringFile({ fault }: { fault?: ComponentProps<typeof FileFault> }) {
  const t = useImportWords();
  const kind = useImportKind();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState(0);
  const [refusal, setRefusal] = useState<CallError>();
  const stop = useRef<AbortController>(undefined);
  const send = async (chosen: File) => {
    stop.current = new AbortController();
    setFile(chosen);
    setSent(0);
    setRefusal(undefined);
    const form = new FormData();
    form.append("file", chosen, chosen.name);
    try {
      const made = await upload(startImport, {
        query: { kind },
        form,
        onProgress: setSent,
        signal: stop.current.signal,
      });
      queries.setQueryData(importQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["imports"], exact: true });
      await navigate({ to: "/imports/$id", params: { id: made.id }, search: { step: "options" } });
    } catch (error) {
      if (error instanceof CallError) setRefusal(error);
      else if (!(error instanceof DOMException)) throw error;
      setFile(undefined);
    }
  };
  const words =
    refusal && (refusal.offline ? t("fault.offline") : (refusal.problem.errors?.[0]?.detail ?? refusal.message));
  return (
    <>
      {words !== undefined && <FileFault title={t("fault.notTaken")} words={words} />}
      {words === undefined && fault && !file && <FileFault {...fault} />}
      {file ? (
        <Uploading file={file} part={sent} onCancel={() => stop.current?.abort()} />
      ) : (
        <DropZone onFile={(chosen) => void send(chosen)} />
      )}
    </>
  );
}
