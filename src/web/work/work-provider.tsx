import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showBatch, undoBatch } from "../../batches/api.ts";
import { call } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { type ToastWords, useToast } from "../kit/toast.tsx";
import { endInWords } from "./end-in-words.ts";
import { useEnds } from "./use-ends.ts";
import { type Looked, type Say, type Work, WorkContext } from "./work-context.ts";
import { workQuery } from "./work-query.ts";

const LeftDialog = lazy(async () => ({ default: (await import("./left-dialog.tsx")).LeftDialog }));

/** Follows what was begun on any page to its end, and tells of it wherever one is by then. */
export function WorkProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("work");
  const format = useFormat();
  const { show } = useToast();
  const queries = useQueryClient();
  const [looked, setLooked] = useState<{ batch: string; outcome: Looked }>();
  const followed = useRef(new Map<string, Say | undefined>());
  const work = useMemo<Work>(() => {
    const tell = async (id: string, say?: Say) => {
      const batch = await call(showBatch, { params: { id } });
      const words: ToastWords = endInWords(batch, { t, format });
      const left = batch.refused > 0 ? "refused" : batch.kept > 0 ? "kept" : undefined;
      show({
        ...words,
        ...(say && batch.done > 0 && { text: say(batch.done) }),
        ...(batch.can.includes("undo") && { undo: () => work.undo(id).then(() => "told" as const) }),
        ...(left && { action: { label: t("look"), run: () => work.look(id, left) } }),
      });
      for (const kind of ["contacts", "contactGroups", "companies", "tags", "equipment"])
        void queries.invalidateQueries({ queryKey: [kind] });
    };
    return {
      follow: (id, state, say) => {
        if (state === "done") return void tell(id, say);
        followed.current.set(id, say);
        void queries.invalidateQueries({ queryKey: workQuery.queryKey });
      },
      undo: async (id) => {
        const { batch, state } = await call(undoBatch, { params: { id } });
        work.follow(batch, state);
      },
      look: (batch, outcome) => setLooked({ batch, outcome }),
    };
  }, [t, format, show, queries]);
  useEnds(followed, (id, say) => work.follow(id, "done", say));
  return (
    <WorkContext value={work}>
      {children}
      <Suspense>{looked && <LeftDialog {...looked} onClose={() => setLooked(undefined)} />}</Suspense>
    </WorkContext>
  );
}
