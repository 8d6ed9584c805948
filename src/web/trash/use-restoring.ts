import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { restoreFromTrash, restoreMany } from "../../trash/api.ts";
import { call, CallError } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";
import { useWork } from "../work/work-context.ts";
import { refreshTrash } from "./refresh-trash.ts";

/** Takes things back out of the trash; false when nothing came back. Several at once can be undone. */
export function useRestoring(): (ids: readonly string[]) => Promise<boolean> {
  const { t } = useTranslation("trash");
  const { show } = useToast();
  const { undo } = useWork();
  const format = useFormat();
  const queries = useQueryClient();
  return useMemo(() => {
    return async (ids) => {
      const [only, ...others] = ids;
      if (only === undefined) return false;
      try {
        const { done, refused, batch } =
          others.length > 0 ? await call(restoreMany, { body: { ids: [...ids] } }) : await restoreOne(only);
        refreshTrash(queries);
        if (done > 0)
          show({
            text: t("restored", { count: done, number: format.number(done) }),
            ...(refused > 0 && { detail: t("notRestored", { count: refused, number: format.number(refused) }) }),
            ...(batch !== undefined && {
              undo: async () => {
                await undo(batch);
                return "told" as const;
              },
            }),
          });
        else show({ tone: "red", text: t("notRestored", { count: refused, number: format.number(refused) }) });
        return done > 0;
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        show({
          tone: "red",
          text: t("notRestored", { count: ids.length, number: format.number(ids.length) }),
          detail: error.offline ? t("offline") : error.message,
        });
        return false;
      }
    };
  }, [t, show, undo, format, queries]);
}

async function restoreOne(id: string): Promise<{ done: number; refused: number; batch?: string }> {
  await call(restoreFromTrash, { params: { id } });
  return { done: 1, refused: 0 };
}
