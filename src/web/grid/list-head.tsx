import type { ReactNode } from "react";
import { ViewBar } from "../views/view-bar.tsx";
import { ColumnsPanel } from "./columns-panel.tsx";
import type { ListModel } from "./use-list.ts";

interface ListHeadProps<Row extends object> {
  model: ListModel<Row>;
  tools: ReactNode;
}

/** Title, the views, and what may be done with the whole list. */
export function ListHead<Row extends object>({ model, tools }: ListHeadProps<Row>) {
  return (
    <div className="head">
      <h1>{model.list.title}</h1>
      <ViewBar model={model} />
      <div className="tools no-phone">
        <ColumnsPanel columns={model.columns} />
        {tools}
      </div>
    </div>
  );
}
