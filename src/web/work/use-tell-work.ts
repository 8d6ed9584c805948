import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cancelBatch } from "../../batches/api.ts";
import { cancelImport, pauseImport, runImport } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { useWork } from "./work-context.ts";
import type { WorkItem } from "./work-query.ts";

const ofImports = { pause: pauseImport, resume: runImport, cancel: cancelImport };

/** Stops a piece of work, or takes it back; what is refused is told in a toast. */
export function useTellWork({ kind, id }: WorkItem, what: string) {
  const { t } = useTranslation("work");
  const { show } = useToast();
  const { undo } = useWork();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const tell = async (wish: "pause" | "resume" | "cancel" | "undo") => {
    setBusy(true);
    try {
      if (wish === "undo") await undo(id);
      else if (kind === "batch") await call(cancelBatch, { params: { id } });
      else await call(ofImports[wish], { params: { id } });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notTold"), detail: error.offline ? what : error.message });
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: [kind === "import" ? "imports" : "batches"] });
    }
  };
  return { tell, busy };
}
