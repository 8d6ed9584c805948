import IconProgressCheck from "@tabler/icons-react/dist/esm/icons/IconProgressCheck.mjs";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Popover } from "../kit/popover.tsx";
import { ProgressRing } from "./progress-ring.tsx";
import { isUnderWay, workQuery, type WorkItem } from "./work-query.ts";
import "./work.css";

const WorkPanel = lazy(async () => ({ default: (await import("./work-panel.tsx")).WorkPanel }));

/** In the top bar while something of one's own runs, and for a day after: a ring that fills; a press shows all of it. */
export function WorkButton() {
  const { t, i18n } = useTranslation("work");
  const { data: items = [] } = useQuery(workQuery);
  const [open, setOpen] = useState(false);
  if (items.length === 0) return null;
  const running = items.filter(isUnderWay);
  const part = partOf(running);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(part ?? 0);
  const label = running.length === 0 ? t("recent") : part === undefined ? t("name") : t("button", { percent });
  return (
    <Popover
      open={open}
      onChange={setOpen}
      placement="bottom-end"
      bare
      trigger={
        <button type="button" className="ib work-button" aria-label={label} data-tip={open ? undefined : label}>
          {running.length > 0 ? <ProgressRing part={part} /> : <Icon of={IconProgressCheck} />}
        </button>
      }
    >
      <Suspense>
        <WorkPanel items={items} onClose={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}

/** How much of all that runs is done, 0 to 1; undefined while nobody knows how much there is. */
function partOf(running: readonly WorkItem[]): number | undefined {
  const known = running.filter(({ total }) => total !== null && total > 0);
  if (known.length === 0) return undefined;
  const sum = (pick: (item: WorkItem) => number) => known.reduce((all, item) => all + pick(item), 0);
  return Math.min(1, sum(({ done }) => done) / sum(({ total }) => total ?? 0));
}
