import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
import { useTranslation } from "react-i18next";
import type { List } from "../grid/list.ts";
import { writeSort } from "../grid/list-state.ts";
import { Tabs } from "../kit/tabs.tsx";
import type { Viewed } from "./use-viewed.ts";

interface ViewTabsProps<Row extends object> {
  list: List<Row>;
  viewed: Viewed;
  /** Whether the list stands otherwise than its view was saved. */
  isChanged?: boolean;
}

/** The views of a list: those that stand ready, then one's own and shared ones. */
export function ViewTabs<Row extends object>({ list, viewed, isChanged = false }: ViewTabsProps<Row>) {
  const { t } = useTranslation("views");
  const { saved, view, state, change, open } = viewed;
  const ready = list.views ?? (saved.length > 0 ? [{ key: "all", label: t("all"), filter: [] }] : []);
  if (ready.length === 0) return null;
  const now = JSON.stringify([state.filter, writeSort(state.sort)]);
  const standing = ready.find(({ filter, sort = [] }) => JSON.stringify([filter, writeSort(sort)]) === now);
  const turn = (key: string) => {
    const next = ready.find((one) => one.key === key);
    if (next) change({ filter: next.filter, sort: next.sort ?? [], search: "", columns: undefined, view: undefined });
    else open(key);
  };
  return (
    <Tabs
      label={t("tabs")}
      tabs={[
        ...ready.map(({ key, label }) => ({ id: key, label })),
        ...saved.map(({ id, name, runs }) => ({
          id,
          label: name,
          ...(!runs && { icon: IconLock, mark: t("hidden.mark") }),
          ...(isChanged && id === view?.id && { dot: t("changed") }),
        })),
      ]}
      current={view?.id ?? standing?.key ?? ""}
      onChange={turn}
    />
  );
}
