import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Tabs } from "../kit/tabs.tsx";
import { ColumnsPanel } from "./columns-panel.tsx";
import { writeSort } from "./list-state.ts";
import type { ListModel } from "./use-list.ts";

interface ListHeadProps<Row extends object> {
  model: ListModel<Row>;
  tools: ReactNode;
}

/** Title, the views that stand ready, and what may be done with the whole list. */
export function ListHead<Row extends object>({ model, tools }: ListHeadProps<Row>) {
  const { t } = useTranslation("grid");
  const { list, state, change, columns } = model;
  const views = list.views ?? [];
  const now = JSON.stringify([state.filter, writeSort(state.sort)]);
  const current = views.find(({ filter, sort = [] }) => JSON.stringify([filter, writeSort(sort)]) === now);
  const turn = (key: string) => {
    const view = views.find((one) => one.key === key);
    if (view) change({ filter: view.filter, sort: view.sort ?? [], search: "" });
  };
  return (
    <div className="head">
      <h1>{list.title}</h1>
      {views.length > 0 && (
        <Tabs
          label={t("views")}
          tabs={views.map(({ key, label }) => ({ id: key, label }))}
          current={current?.key ?? ""}
          onChange={turn}
        />
      )}
      <div className="tools no-phone">
        <ColumnsPanel columns={columns} />
        {tools}
      </div>
    </div>
  );
}
