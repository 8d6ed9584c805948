import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconFileSpreadsheet from "@tabler/icons-react/dist/esm/icons/IconFileSpreadsheet.mjs";
import { useEffect, useRef, useState } from "react";
import { importTemplate } from "../../transfer/api.ts";
import { urlOf } from "../client.ts";
import { Button, ButtonAnchor } from "../kit/button.tsx";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { useImportKind, useImportWords } from "./import-kind.ts";

/** Takes a file by choosing or dropping it, anywhere on the page. */
export function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useImportWords();
  const kind = useImportKind();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) latest.current(file);
    };
    window.addEventListener("dragover", hover);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", hover);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return (
    <div className={classes("drop", over && "over")}>
      <Icon of={IconFileSpreadsheet} />
      <h2>{t("drop.title")}</h2>
      <p>{t("drop.words")}</p>
      <div className="row-f">
        <Button variant="primary" onClick={() => input.current?.click()}>
          {t("drop.choose")}
        </Button>
        <ButtonAnchor variant="quiet" icon={IconDownload} href={urlOf(importTemplate, { query: { kind } })} download>
          {t("drop.template")}
        </ButtonAnchor>
      </div>
      <p className="drop-taken">{t("drop.taken")}</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label={t("drop.choose")}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
