import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { orderFields, restoreField, retireField } from "../../../fields/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { idsOf, type Group } from "./order.ts";
import { ownFieldsQuery, type On, type OwnField } from "./own-field.ts";

interface Changes {
  /** At once on the page, then on the server, one order after the other. */
  order: (groups: readonly Group[]) => void;
  /** Taken back by Undo. */
  hide: (field: OwnField) => Promise<void>;
  restore: (field: OwnField) => Promise<void>;
}

/** Changes that are made at once. */
export function useOwnFields(on: On): Changes {
  const { t } = useTranslation("own-fields");
  const { show } = useToast();
  const queries = useQueryClient();
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const refresh = () => queries.invalidateQueries({ queryKey: ["fields"] });
  const refused = (error: unknown) => {
    if (!(error instanceof CallError)) throw error;
    show({ tone: "red", text: t("notChanged"), detail: error.offline ? t("offline") : error.message });
  };
  const restore = async ({ id }: OwnField) => {
    await call(restoreField, { params: { id } });
    await refresh();
  };
  return {
    order(groups) {
      const { queryKey } = ownFieldsQuery(on);
      const fields = groups.flatMap((group) => group.fields);
      void queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, (now) => now && { items: [...fields, ...now.items.filter((one) => one.retired)] });
      before.current = before.current
        .then(() => call(orderFields, { body: { on, ids: idsOf(groups) } }))
        .catch(refused)
        .then(refresh);
    },
    async hide(field) {
      try {
        await call(retireField, { params: { id: field.id }, body: { version: field.version } });
        show({ text: t("hidden", { name: field.name }), detail: t("hiddenWords"), undo: () => restore(field) });
      } catch (error) {
        refused(error);
      }
      await refresh();
    },
    async restore(field) {
      try {
        await restore(field);
        show({ text: t("restored", { name: field.name }) });
      } catch (error) {
        refused(error);
      }
    },
  };
}
