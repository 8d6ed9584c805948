import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";
import { changeMembers } from "./members.ts";
import type { Group } from "./group.ts";

/** Puts people into a group or takes them out, says so, and offers to take it back. */
export function useMembers({ id, name }: Group): (ids: readonly string[], into: boolean) => Promise<boolean> {
  const { t } = useTranslation("contact-groups");
  const { show } = useToast();
  const format = useFormat();
  const queries = useQueryClient();
  return useMemo(() => {
    const refresh = () => {
      void queries.invalidateQueries({ queryKey: ["contacts"] });
      void queries.invalidateQueries({ queryKey: ["contactGroups"] });
    };
    return async (ids, into) => {
      try {
        const { done, refused, reason } = await changeMembers(id, ids, into);
        const undo = async () => {
          await changeMembers(id, done, !into);
          refresh();
        };
        const words = { count: done.length, number: format.number(done.length), name };
        const detail =
          refused > 0 ? t("members.refused", { count: refused, number: format.number(refused), reason }) : undefined;
        show({
          text: t(into ? "members.added" : "members.taken", words),
          detail,
          ...(done.length > 0 ? { undo } : {}),
        });
        return true;
      } catch (error) {
        show({
          tone: "red",
          text: t("members.failed"),
          detail: error instanceof CallError && !error.offline ? error.message : undefined,
        });
        return false;
      } finally {
        refresh();
      }
    };
  }, [id, name, t, show, format, queries]);
}
