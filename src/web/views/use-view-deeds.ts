import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { clearDefaultView, deleteView, makeDefaultView, orderViews, restoreView, updateView } from "../../views/api.ts";
import { call, CallError } from "../client.ts";
import { useToast } from "../kit/toast.tsx";
import { type View, type ViewContent, viewsQuery } from "./view.ts";

export interface ViewDeeds {
  /** Each resolves to whether it was done; what was refused is told. */
  update: (view: View, content: ViewContent) => Promise<boolean>;
  remove: (view: View) => Promise<boolean>;
  /** Has the list open with it, or with everything again. */
  open: (view: View, on: boolean) => Promise<boolean>;
  move: (view: View, by: -1 | 1) => Promise<boolean>;
  /** Puts a view that was written into the tabs at once. */
  put: (view: View) => void;
}

/** What is done with the views of a list, each with its way back. */
export function useViewDeeds(on: string): ViewDeeds {
  const { t } = useTranslation("views");
  const { show } = useToast();
  const queries = useQueryClient();
  const { queryKey } = viewsQuery(on);
  const change = (next: (views: readonly View[]) => View[]) =>
    queries.setQueryData(queryKey, (old) => old && { ...old, items: next(old.items) });
  const refresh = () => queries.invalidateQueries({ queryKey });
  const put = (view: View) =>
    change((views) =>
      views.some(({ id }) => id === view.id) ? views.map((one) => (one.id === view.id ? view : one)) : [...views, view],
    );
  const told = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("failed"), detail: error.offline ? undefined : error.message });
      void refresh();
      return false;
    }
  };
  const store = async (view: View, content: ViewContent) => {
    const stored = await call(updateView, { params: { id: view.id }, body: { ...content, version: view.version } });
    put(stored);
    return stored;
  };
  return {
    put,
    update: (view, content) =>
      told(async () => {
        const stored = await store(view, content);
        const { search, filter, sort, columns, widths, density } = view;
        const undo = () => store(stored, { search, filter, sort, columns, widths, density });
        show({ text: t("saved", { name: view.name }), undo });
      }),
    remove: (view) =>
      told(async () => {
        await call(deleteView, { params: { id: view.id }, body: { version: view.version } });
        change((views) => views.filter(({ id }) => id !== view.id));
        show({
          text: t("deleted", { name: view.name }),
          detail: view.shared === "private" ? undefined : t("deletedForAll"),
          undo: async () => put(await call(restoreView, { params: { id: view.id } })),
        });
      }),
    open: (view, isDefault) =>
      told(async () => {
        const turn = async (next: boolean) => {
          await call(next ? makeDefaultView : clearDefaultView, { params: { id: view.id } });
          change((views) => views.map((one) => ({ ...one, isDefault: one.id === view.id && next })));
        };
        await turn(isDefault);
        show({ text: t(isDefault ? "opensNow" : "opensNoMore", { name: view.name }), undo: () => turn(!isDefault) });
      }),
    move: (view, by) =>
      told(async () => {
        const items = queries.getQueryData(queryKey)?.items ?? [];
        const at = items.findIndex(({ id }) => id === view.id);
        const next = items.toSpliced(at, 1).toSpliced(at + by, 0, view);
        change(() => next);
        await call(orderViews, { body: { on, ids: next.map(({ id }) => id) } });
      }),
  };
}
