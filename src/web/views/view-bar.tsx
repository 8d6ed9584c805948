import IconBookmark from "@tabler/icons-react/dist/esm/icons/IconBookmark.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { joinParts } from "../grid/filter.ts";
import type { ViewDeed } from "../grid/list.ts";
import type { ListModel } from "../grid/use-list.ts";
import { Button } from "../kit/button.tsx";
import { useViewDeeds } from "./use-view-deeds.ts";
import { ViewDialog } from "./view-dialog.tsx";
import { ViewMenu } from "./view-menu.tsx";
import { ViewTabs } from "./view-tabs.tsx";
import { contentOf, isBare, isChanged } from "./view.ts";
import "./views.css";

/** The views of a list as tabs, and what may be done with the one that is open, or with what is not saved yet. */
export function ViewBar<Row extends object>({ model }: { model: ListModel<Row> }) {
  const { t } = useTranslation("views");
  const { list, viewed, state, columns } = model;
  const { view } = viewed;
  const deeds = useViewDeeds(list.kind);
  const [asked, setAsked] = useState<"new" | "name" | "share">();
  const [deed, setDeed] = useState<ViewDeed>();
  const changed = view !== undefined && isChanged(view, list.shownAtFirst, state, columns);
  const isNew = view === undefined && !isBare({ ...state, from: "" }) && !stands(model);
  const content = () => contentOf(state, columns);
  const save = async () => {
    if (view && (await deeds.update(view, content()))) columns.settle();
  };
  const reset = () => {
    if (!view) return;
    columns.settle();
    viewed.open(view.id);
  };
  return (
    <>
      <ViewTabs list={list} viewed={viewed} isChanged={changed} />
      {list.savesViews && (
        <div className="view-acts">
          {isNew && (
            <Button size="s" variant="quiet" icon={IconBookmark} aria-label={t("save")} onClick={() => setAsked("new")}>
              {t("save")}
            </Button>
          )}
          {view && changed && view.can.includes("edit") && (
            <Button size="s" onClick={() => void save()}>
              {t("update")}
            </Button>
          )}
          {view && (
            <ViewMenu
              view={view}
              saved={viewed.saved}
              changed={changed}
              deeds={deeds}
              onSaveAs={() => setAsked("new")}
              onReset={reset}
              onEdit={setAsked}
              more={(list.ofViews ?? []).map((one) => ({
                label: one.label,
                icon: one.icon,
                onSelect: () => setDeed(one),
              }))}
              onDeleted={() => viewed.open(undefined)}
            />
          )}
        </div>
      )}
      {view &&
        deed?.ask({
          view: { id: changed ? undefined : view.id, name: view.name },
          all: { search: state.search, filter: joinParts(state.filter) },
          onClose: () => setDeed(undefined),
        })}
      {asked !== undefined && (
        <ViewDialog
          on={list.kind}
          view={asked === "new" ? undefined : view}
          content={asked === "new" ? content() : undefined}
          begin={asked === "share" ? "share" : "name"}
          onClose={() => setAsked(undefined)}
          onSaved={({ id }) => {
            setAsked(undefined);
            if (asked === "new") viewed.open(id);
          }}
        />
      )}
    </>
  );
}

/** Whether it is one of the views that stand ready. */
function stands<Row extends object>({ list, state }: ListModel<Row>): boolean {
  const said = JSON.stringify([state.filter, state.sort, state.search]);
  const isPlain = state.columns === undefined;
  return isPlain && (list.views ?? []).some(({ filter, sort = [] }) => JSON.stringify([filter, sort, ""]) === said);
}
