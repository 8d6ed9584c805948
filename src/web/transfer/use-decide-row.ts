import { useQueryClient, type InfiniteData } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { decideRow, type listImportRows } from "../../transfer/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { importQuery, type ImportRow } from "./import-query.ts";

type Pages = InfiniteData<ReplyOf<typeof listImportRows>>;

/** Decides a row, or mends its cells; the row stands as it is until the server has weighed it anew. */
export function useDecideRow(id: string, row: number) {
  const queries = useQueryClient();
  const { t } = useTranslation("import");
  const { show } = useToast();
  const [busy, setBusy] = useState(false);
  const send = async (body: BodyOf<typeof decideRow>) => {
    setBusy(true);
    try {
      const decided = await call(decideRow, { params: { id, row }, body });
      queries.setQueriesData<Pages>({ queryKey: ["imports", id, "rows"] }, (pages) => pages && withRow(pages, decided));
      await queries.invalidateQueries({ queryKey: importQuery(id).queryKey, exact: true });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({
        tone: "red",
        text: t("decision.refused"),
        detail: error.offline ? t("fault.offline") : (error.problem.errors?.[0]?.detail ?? error.message),
      });
    } finally {
      setBusy(false);
    }
  };
  return { decide: (body: BodyOf<typeof decideRow>) => void send(body), busy };
}

// A row keeps its place among those of its former outcome until they are read again: nothing jumps away.
function withRow(pages: Pages, decided: ImportRow): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((one) => (one.row === decided.row ? decided : one)),
    })),
  };
}
