import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { useImportWords } from "./import-kind.ts";
import type { Import, ImportRow } from "./import-query.ts";
import { useDecideRow } from "./use-decide-row.ts";

/** What is done with a row, and the way to decide otherwise. */
export function RowDecision({ one, row }: { one: Import; row: ImportRow }) {
  const t = useImportWords();
  const { decide, busy } = useDecideRow(one.id, row.row);
  const { outcome, candidates, record } = row;
  const open = one.state === "ready" && !busy;
  const others = record ? [record, ...candidates.filter(({ id }) => id !== record.id)] : candidates;
  const items: MenuItem[] = [
    ...others.map(({ id, name }) => ({
      label: t("decision.update", { name }),
      checked: outcome === "update" && record?.id === id,
      onSelect: () => decide({ decision: "update", record: id }),
    })),
    { label: t("decision.create"), checked: outcome === "create", onSelect: () => decide({ decision: "create" }) },
    { label: t("decision.skip"), checked: outcome === "skip", onSelect: () => decide({ decision: "skip" }) },
  ];
  if (outcome === "unchanged") return <span className="t3 nothing">{t("decision.nothing")}</span>;
  if (outcome === "asks") {
    const first = candidates[0];
    return (
      <span className="answers">
        {first && candidates.length === 1 && (
          <Button size="s" disabled={!open} onClick={() => decide({ decision: "update", record: first.id })}>
            {t("outcome.update")}
          </Button>
        )}
        <Button size="s" variant="quiet" disabled={!open} onClick={() => decide({ decision: "create" })}>
          {t("outcome.create")}
        </Button>
        <Menu
          trigger={<IconButton icon={IconDots} size="s" label={t("decision.other")} disabled={!open} />}
          items={items}
          placement="bottom-end"
        />
      </span>
    );
  }
  return (
    <Menu
      trigger={
        <Button
          size="s"
          variant="quiet"
          iconAfter={IconChevronDown}
          disabled={!open}
          aria-label={t("decision.of", { name: row.name, decision: t(`outcome.${outcome}`) })}
        >
          {t(`outcome.${outcome}`)}
        </Button>
      }
      items={items}
      placement="bottom-end"
    />
  );
}
