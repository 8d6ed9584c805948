import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { restoreFromTrash } from "../../trash/api.ts";
import { call, CallError } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";

/** Takes records back out of the trash, one by one; false when nothing came back. */
export function useRestoring(): (ids: readonly string[]) => Promise<boolean> {
  const { t } = useTranslation("trash");
  const { show } = useToast();
  const format = useFormat();
  const queries = useQueryClient();
  return useMemo(() => {
    return async (ids) => {
      let done = 0;
      let reason: string | undefined;
      for (const id of ids) {
        try {
          await call(restoreFromTrash, { params: { id } });
          done += 1;
        } catch (error) {
          reason = error instanceof CallError && !error.offline ? error.message : t("offline");
        }
      }
      const refused = ids.length - done;
      if (done > 0) show({ text: t("restored", { count: done, number: format.number(done) }) });
      if (refused > 0)
        show({
          tone: "red",
          text: t("notRestored", { count: refused, number: format.number(refused) }),
          detail: reason,
        });
      for (const kind of ["contacts", "companies", "contactGroups"])
        void queries.invalidateQueries({ queryKey: [kind] });
      return done > 0;
    };
  }, [t, show, format, queries]);
}
