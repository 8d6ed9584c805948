import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useFocusReturn } from "../kit/use-focus-return.ts";
import type { Field } from "./field.ts";
import { deepest, depthOf, type Filter, joinParts } from "./filter.ts";
import { FilterGroup } from "./filter-group.tsx";
import { type GroupNode, isUnfinished, newCondition, partsOfTree, treeOf } from "./filter-tree.ts";
import { filterInWords, type Speaker } from "./filter-words.ts";
import { OftenAsked } from "./often-asked.tsx";
import "./filter-panel.css";

interface FilterPanelProps {
  filter: readonly Filter[];
  fields: readonly Field[];
  /** Keys of fields that are asked for at the top, in one press each. */
  often: readonly string[];
  speaker: Speaker;
  /** Keeps what is being built while the panel is closed. */
  draft: { current: Draft | undefined };
  onFilter: (filter: readonly Filter[]) => void;
  onClose: () => void;
}

/** What is being built, and upon which filter. */
export interface Draft {
  asked: string;
  root: GroupNode;
}

/** Every condition of a list, in groups within groups. What is built here is shown when it is asked for: Ctrl/⌘ Enter. */
export function FilterPanel({ filter, fields, often, speaker, draft, onFilter, onClose }: FilterPanelProps) {
  const { t } = useTranslation("grid");
  const panel = useFocusReturn<HTMLElement>();
  const asked = JSON.stringify(filter);
  const [held, setHeld] = useState<Draft>(() => draft.current ?? { asked, root: begin(filter) });
  if (held.asked !== asked) {
    // What was built here goes on being built; whatever changes the filter elsewhere (a chip, a view, Back) begins anew.
    const isOwn = JSON.stringify(partsOfTree(held.root)) === asked;
    setHeld({ asked, root: isOwn ? held.root : begin(filter) });
  }
  draft.current = held;
  const { root } = held;
  const setRoot = (next: GroupNode) => setHeld({ asked, root: next });
  useEffect(() => {
    const inside = panel.current;
    if (inside?.contains(document.activeElement) === false) inside.querySelector<HTMLElement>(".fg select")?.focus();
  }, [panel]);
  const parts = partsOfTree(root);
  const joined = joinParts(parts);
  const isDeep = joined !== undefined && depthOf(joined) > deepest;
  const isNew = JSON.stringify(parts) !== JSON.stringify(partsOfTree(treeOf(filter)));
  const apply = () => {
    if (!isDeep) onFilter(parts);
  };
  const press = (event: KeyboardEvent) => {
    // The first Esc is for the list that is open.
    const isList = event.target instanceof HTMLElement && event.target.ariaExpanded === "true";
    if (event.key === "Escape" && !event.defaultPrevented && !isList) {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    apply();
  };
  const pieces = filterInWords(parts, speaker);
  return (
    <aside className="filter-panel" aria-label={t("conditions.title")} ref={panel} onKeyDown={press}>
      <div className="fp-head">
        <h2>{t("conditions.title")}</h2>
        <IconButton size="s" icon={IconX} label={t("conditions.close")} onClick={onClose} />
      </div>
      <div className="fp-body">
        {often.length > 0 && <OftenAsked keys={often} fields={fields} root={root} onChange={setRoot} />}
        <FilterGroup group={root} root={root} level={1} fields={fields} onRoot={setRoot} onEnter={apply} />
      </div>
      <div className="fp-foot">
        <p className="fp-words" aria-live="polite">
          {pieces.length === 0
            ? t("conditions.empty")
            : pieces.map((piece, at) => (piece.value ? <b key={at}>{piece.text}</b> : piece.text))}
        </p>
        {isDeep && (
          <p className="err-t" role="alert">
            {t("conditions.deep")}
          </p>
        )}
        {!isDeep && isNew && isUnfinished(root) && <p className="hint-t">{t("conditions.unfinished")}</p>}
        <div className="row-f">
          <Button
            size="s"
            variant="quiet"
            icon={IconArrowBackUp}
            disabled={!isNew}
            onClick={() => setRoot(begin(filter))}
          >
            {t("conditions.reset")}
          </Button>
          <Button size="s" disabled={!isNew || isDeep} onClick={apply}>
            {t("conditions.apply")}
          </Button>
        </div>
      </div>
    </aside>
  );
}

/** One empty condition to begin with, where there is none. */
function begin(filter: readonly Filter[]): GroupNode {
  const root = treeOf(filter);
  return root.parts.length > 0 ? root : { ...root, parts: [newCondition()] };
}
