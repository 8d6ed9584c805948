import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bulkContacts } from "../../batches/api.ts";
import { call, CallError } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { useToast } from "../kit/toast.tsx";
import { useWork } from "../work/work-context.ts";
import type { Group } from "./group.ts";

/** Puts people into a group or takes them out, as one batch that can be taken back. */
export function useMembers({ id, name }: Group): (ids: readonly string[], into: boolean) => Promise<boolean> {
  const { t } = useTranslation("contact-groups");
  const { show } = useToast();
  const { follow } = useWork();
  const format = useFormat();
  return useMemo(
    () => async (ids, into) => {
      const groups = { groups: [id] };
      try {
        const body = { ids: [...ids], ...(into ? { add: groups } : { remove: groups }) };
        const { batch, state } = await call(bulkContacts, { body });
        follow(batch, state, (count) =>
          t(into ? "members.added" : "members.taken", { count, number: format.number(count), name }),
        );
        return true;
      } catch (error) {
        show({
          tone: "red",
          text: t("members.failed"),
          detail: error instanceof CallError && !error.offline ? error.message : undefined,
        });
        return false;
      }
    },
    [id, name, t, show, follow, format],
  );
}
