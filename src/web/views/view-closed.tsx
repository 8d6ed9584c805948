import IconBookmarkOff from "@tabler/icons-react/dist/esm/icons/IconBookmarkOff.mjs";
import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
import { useTranslation } from "react-i18next";
import type { List } from "../grid/list.ts";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useViewDeeds } from "./use-view-deeds.ts";
import type { Viewed } from "./use-viewed.ts";
import { ViewMenu } from "./view-menu.tsx";
import { ViewTabs } from "./view-tabs.tsx";
import "./views.css";

/** In the place of a list whose view asks about what is hidden, or is not there: without its conditions it would show something else. */
export function ViewClosed<Row extends object>({ list, viewed }: { list: List<Row>; viewed: Viewed }) {
  const { t } = useTranslation("views");
  const { view, saved, open } = viewed;
  const deeds = useViewDeeds(list.kind);
  const showAll = () => open(undefined);
  const action = (
    <Button size="s" onClick={showAll}>
      {t("showAll")}
    </Button>
  );
  return (
    <>
      <div className="head">
        <h1>{list.title}</h1>
        <ViewTabs list={list} viewed={viewed} />
        {view && (
          <div className="view-acts">
            <ViewMenu view={view} saved={saved} changed={false} deeds={deeds} onDeleted={showAll} />
          </div>
        )}
      </div>
      {view ? (
        <Empty icon={IconLock} title={t("hidden.title")} actions={action}>
          {t("hidden.words", { owner: view.owner.name })}
        </Empty>
      ) : (
        <Empty icon={IconBookmarkOff} title={t("gone.title")} actions={action}>
          {t("gone.words")}
        </Empty>
      )}
    </>
  );
}
