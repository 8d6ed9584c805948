import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { showContact, updateContact } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { contactQuery, type Contact } from "../fields/contact.ts";
import type { ChartPerson } from "./chart.ts";

/** Has somebody report to another person, or to nobody, and offers to take it back. Refusals are said: a circle above all. */
export function useMove() {
  const { t } = useTranslation("card");
  const queries = useQueryClient();
  const { show } = useToast();
  const put = async (id: string, version: number, reportsTo: string | null) => {
    const saved: Contact = await call(updateContact, { params: { id }, body: { reportsTo, version } });
    queries.setQueryData(contactQuery(id).queryKey, saved);
    await Promise.all(
      ["org-chart", "reports", "history"].map((part) => queries.invalidateQueries({ queryKey: ["contacts", part] })),
    );
    return saved;
  };
  return async (person: Pick<ChartPerson, "id" | "name">, boss: { id: string; name: string } | null) => {
    const { id, name } = person;
    if (boss?.id === id) return;
    try {
      // As it stands now: whoever moves people looks at the chart, and not at what else is changed of them.
      const before: Contact = await call(showContact, { params: { id } });
      if ((before.reportsTo?.id ?? null) === (boss?.id ?? null)) return;
      const saved = await put(id, before.version, boss?.id ?? null);
      const undo = () => put(id, saved.version, before.reportsTo?.id ?? null);
      show({ text: boss ? t("chart.moved", { name, boss: boss.name }) : t("chart.movedToTop", { name }), undo });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const detail = error.offline ? t("offline") : (error.problem.errors?.[0]?.detail ?? error.message);
      show({ tone: "red", text: t("chart.notMoved", { name }), detail });
    }
  };
}
