import { useEffect, useRef, type KeyboardEvent } from "react";
import { Icon, type IconOf } from "./icon.tsx";
import { FormattedNumber } from "./format.tsx";
import "./tabs.css";

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  icon?: IconOf;
  count?: number;
  /** What is special about it, for who does not see its icon. */
  mark?: string;
  /** A dot behind its name, and what it means. */
  dot?: string;
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  current: Id;
  onChange: (id: Id) => void;
  /** Id of the element that shows the chosen tab's content. */
  panelId?: string;
}

/** Tabs in a row; arrow keys, Home and End move the choice, the row scrolls where it is too narrow. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, panelId }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  // Where none is chosen the row is still to be reached by keyboard.
  const stop = tabs.some((tab) => tab.id === current) ? current : tabs[0]?.id;
  useEffect(() => {
    const tab = row.current?.querySelector("[aria-selected=true]");
    // The row alone moves: a page that is longer than a phone begins at its top.
    if (row.current && tab) row.current.scrollLeft += middleOf(tab) - middleOf(row.current);
  }, [current]);
  const step = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const last = tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const chosen = next === undefined ? undefined : tabs[next];
    if (next === undefined || chosen === undefined) return;
    event.preventDefault();
    onChange(chosen.id);
    row.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={label} ref={row} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === current}
          aria-controls={tab.id === current ? panelId : undefined}
          tabIndex={tab.id === stop ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {tab.icon && <Icon of={tab.icon} size="xs" />}
          {tab.label}
          {tab.mark && <span className="sr">, {tab.mark}</span>}
          {tab.dot && (
            <span className="tab-dot" data-tip={tab.dot}>
              <span className="sr">, {tab.dot}</span>
            </span>
          )}
          {tab.count !== undefined && (
            <span className="n">
              <FormattedNumber value={tab.count} />
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
