import IconArrowsSort from "@tabler/icons-react/dist/esm/icons/IconArrowsSort.mjs";
import IconAdjustmentsHorizontal from "@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs";
import IconFilter from "@tabler/icons-react/dist/esm/icons/IconFilter.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import { Popover } from "../kit/popover.tsx";
import type { Field } from "./field.ts";
import type { Filter } from "./filter.ts";
import type { Speaker } from "./filter-words.ts";
import { FilterChip } from "./filter-chip.tsx";
import { FilterEditor } from "./filter-editor.tsx";
import { FromChip } from "./from-chip.tsx";
import type { SortKey } from "./list-state.ts";
import { useShortcut } from "../kit/shortcuts.ts";
import { SearchBox } from "./search-box.tsx";
import { useSortWords } from "./sort-words.ts";
import "./filter-bar.css";

interface FilterBarProps {
  search: string;
  /** Missing where the list cannot be searched. */
  onSearch: ((search: string) => void) | undefined;
  searchWords: string;
  filter: readonly Filter[];
  onFilter: (filter: readonly Filter[]) => void;
  fields: readonly Field[];
  speaker: Speaker;
  /** A field whose filter is to be made now: a column's menu asked for it. */
  asked: string | undefined;
  onAsked: (field: string | undefined) => void;
  sort: readonly SortKey[];
  onSort: (sort: readonly SortKey[]) => void;
  /** The letter at which the list begins; "" at its own beginning. */
  from: string;
  onAll: () => void;
  /** Whether all conditions stand open beside the list. */
  building: boolean;
  onBuild: (building: boolean) => void;
}

/** Search, a chip for each condition, the order. */
export function FilterBar(props: FilterBarProps) {
  const { search, onSearch, searchWords, filter, onFilter, fields, speaker, asked, onAsked, from, onAll } = props;
  const { building, onBuild } = props;
  const { t } = useTranslation("grid");
  const filters = fields.some((field) => field.operators.length > 0);
  useShortcut("f", t("keys.conditions"), () => onBuild(!building), { section: t("keys.list"), when: filters });
  const [adding, setAdding] = useState(false);
  const open = adding || asked !== undefined;
  const close = () => {
    setAdding(false);
    onAsked(undefined);
  };
  return (
    <div className="filters">
      {onSearch && <SearchBox value={search} onChange={onSearch} label={searchWords} />}
      <div className="chips">
        <div className="chip-row">
          {from !== "" && <FromChip from={from} onAll={onAll} />}
          {filter.map((part, at) => (
            <FilterChip
              key={at}
              part={part}
              fields={fields}
              speaker={speaker}
              onOpen={() => onBuild(true)}
              onChange={(next) =>
                onFilter(next === undefined ? filter.toSpliced(at, 1) : filter.toSpliced(at, 1, next))
              }
            />
          ))}
        </div>
        {filters && (
          <Popover
            open={open}
            onChange={(next) => (next ? setAdding(true) : close())}
            trigger={
              <Button variant="quiet" size="s" icon={filter.length === 0 ? IconFilter : IconPlus}>
                {t("filter")}
              </Button>
            }
            bare
          >
            <FilterEditor
              key={asked}
              fields={fields}
              field={asked}
              onDone={(condition) => {
                if (condition) onFilter([...filter, condition]);
                close();
              }}
            />
          </Popover>
        )}
        {filters && (
          <Button
            variant="quiet"
            size="s"
            icon={IconAdjustmentsHorizontal}
            className="conditions-b"
            aria-label={t("conditions.open")}
            aria-expanded={building}
            onClick={() => onBuild(!building)}
          >
            {t("conditions.open")}
          </Button>
        )}
        {filter.length > 1 && (
          <Button variant="quiet" size="s" className="no-phone" onClick={() => onFilter([])}>
            {t("clearFilter")}
          </Button>
        )}
      </div>
      <SortMenu {...props} />
    </div>
  );
}

function SortMenu({ fields, sort, onSort }: Pick<FilterBarProps, "fields" | "sort" | "onSort">) {
  const { t } = useTranslation("grid");
  const words = useSortWords();
  const [first] = sort;
  const label = (key: SortKey) =>
    t("sortedBy", {
      field: fields.find((field) => field.key === key.field)?.label ?? key.field,
      order: words(key.field, key.descending),
    });
  const items = fields
    .filter((field) => field.sorts)
    .map((field): MenuItem => {
      const descending = first?.field === field.key ? !first.descending : field.kind === "time";
      return {
        label: field.label,
        checked: first?.field === field.key,
        detail: first?.field === field.key ? words(field.key, first.descending, "alone") : undefined,
        onSelect: () => onSort([{ field: field.key, descending }]),
      };
    });
  if (items.length === 0) return null;
  // On a phone the button is its icon only.
  const said = sort.length === 0 ? t("sort") : sort.map(label).join(" · ");
  return (
    <Menu
      placement="bottom-end"
      trigger={
        <Button variant="quiet" size="s" icon={IconArrowsSort} className="sort-menu" aria-label={said}>
          {said}
        </Button>
      }
      items={[{ heading: t("sortHeading") }, ...items]}
    />
  );
}
