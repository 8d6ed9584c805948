import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import type { Count } from "../kit/format-for.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { useFocusReturn } from "../kit/use-focus-return.ts";
import type { BulkAction, Chosen } from "./list.ts";
import { focusableCell } from "./spots.ts";
import "./bulk-bar.css";

interface BulkBarProps {
  chosen: Chosen;
  /** How many match in all, where more may be ticked than are. */
  total: Count | undefined;
  actions: readonly BulkAction[];
  onAll: () => void;
  onNone: () => void;
}

/** What may be done with all that is ticked; slides up over the list. */
export function BulkBar({ chosen, total, actions, onAll, onNone }: BulkBarProps) {
  const { t } = useTranslation("grid");
  const format = useFormat();
  const sayNumber = ({ value, exact }: Count) => (exact ? format.number(value) : format.about(value));
  const [busy, setBusy] = useState<string>();
  const [asking, setAsking] = useState<BulkAction>();
  const bar = useFocusReturn<HTMLDivElement>(focusableCell);
  useEffect(() => {
    for (const { prepare } of actions) void prepare?.();
  }, [actions]);
  const run = async (action: BulkAction) => {
    const work = action.run?.(chosen);
    if (work === undefined) return setAsking(action);
    setBusy(action.key);
    try {
      if (await work) onNone();
    } finally {
      setBusy(undefined);
    }
  };
  const press = (event: KeyboardEvent) => {
    // Not that of a question, which floats elsewhere.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== "Escape" || !isHere) return;
    event.preventDefault();
    onNone();
  };
  return (
    <div className="bulk" role="toolbar" aria-label={t("bulk")} ref={bar} onKeyDown={press}>
      <div className="bulk-who">
        <b className="num" aria-live="polite">
          {t(chosen.count.exact ? "selected" : "selectedAbout", {
            count: chosen.count.value,
            number: sayNumber(chosen.count),
          })}
        </b>
        {total && !chosen.all && total.value > chosen.count.value && (
          <button type="button" className="all num" onClick={onAll}>
            {t(total.exact ? "selectAll" : "selectAllAbout", {
              count: total.value,
              number: sayNumber(total),
            })}
          </button>
        )}
      </div>
      <span className="sepv" />
      <div className="bulk-acts">
        {actions.map((action) => (
          <Button
            key={action.key}
            variant="quiet"
            icon={action.icon}
            className={action.danger ? "warn-of" : undefined}
            busy={busy === action.key}
            onClick={() => void run(action)}
          >
            {action.label}
          </Button>
        ))}
      </div>
      <span className="sepv" />
      <IconButton size="s" icon={IconX} label={t("clearSelection")} keys="Esc" onClick={onNone} />
      {asking?.ask?.({ chosen, onClose: () => setAsking(undefined), onDone: onNone })}
    </div>
  );
}
