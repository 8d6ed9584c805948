import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconTrashX from "@tabler/icons-react/dist/esm/icons/IconTrashX.mjs";
import { useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TrashWish } from "../../trash/api.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { ListHead } from "../grid/list-head.tsx";
import { ListPage } from "../grid/list-page.tsx";
import { Button } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";
import { useMay } from "../session.ts";
import { TrashFilters } from "./filters.tsx";
import { PurgeMany } from "./purge-many.tsx";
import { useTrashList } from "./use-trash-list.tsx";
import { isNarrowed, wishOf } from "./wish.ts";

/** /trash: what was deleted, newest first, to be taken back, or deleted for good by who may. */
export function TrashPage() {
  const { t } = useTranslation("trash");
  usePageTitle(t("title"));
  const may = useMay();
  const search = useSearch({ strict: false });
  const asked = JSON.stringify(wishOf(search));
  const wish = useMemo((): TrashWish => JSON.parse(asked), [asked]);
  const [isEmptying, setEmptying] = useState(false);
  const list = useTrashList(wish);
  const found = isNarrowed(wish) ? "nothing" : "empty";
  return (
    <>
      <ListPage
        list={list}
        renderHead={(model) => (
          <div className="trash-head">
            <ListHead
              model={model}
              tools={
                may("management.trash", "purge") &&
                model.loaded.rows.length > 0 && (
                  <Button icon={IconTrashX} onClick={() => setEmptying(true)}>
                    {t(isNarrowed(wish) ? "purgeMany.these" : "purgeMany.all")}
                  </Button>
                )
              }
            />
            <TrashFilters wish={wish} />
          </div>
        )}
        empty={
          <Empty icon={IconTrash} title={t(`${found}.title`)}>
            {t(`${found}.words`)}
          </Empty>
        }
      />
      {isEmptying && <PurgeMany wish={wish} onClose={() => setEmptying(false)} />}
    </>
  );
}
