import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Option, type OptionSource, useOptions } from "../kit/choice-options.ts";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import { Skeleton } from "../kit/states.tsx";

interface PickListProps extends OptionSource {
  label: string;
  chosen: readonly Option[];
  onToggle: (option: Option) => void;
  /** Enter with nothing under the cursor, or held with Ctrl. */
  onDone: () => void;
  placeholder: string;
}

/** A search box over a list to tick: for floating parts, where a second floating list would be one too many. */
export function PickList({ label, chosen, onToggle, onDone, placeholder, ...source }: PickListProps) {
  const { t } = useTranslation("kit");
  const id = useId();
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(-1);
  const found = useOptions(source, search, true);
  // Those chosen before stand first; what is ticked now stays in its place.
  const [first] = useState(chosen);
  const rest = found.options.filter((option) => !first.some((one) => one.value === option.value));
  const options = search.trim() === "" ? [...first, ...rest] : found.options;
  const at = Math.min(active, options.length - 1);
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const option = options[at];
    if (by !== undefined) setActive((at + by + options.length) % Math.max(1, options.length));
    else if (event.key === "Enter" && option !== undefined && !event.ctrlKey && !event.metaKey) onToggle(option);
    else if (event.key === "Enter") onDone();
    else return;
    event.preventDefault();
  };
  return (
    <div className="pick">
      <input
        className="in"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        data-autofocus
        placeholder={placeholder}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(event.target.value === "" ? -1 : 0);
        }}
        onKeyDown={press}
      />
      <div
        className="pick-list"
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        id={`${id}-list`}
        tabIndex={-1}
      >
        {options.map((option, place) => {
          const on = chosen.some((one) => one.value === option.value);
          return (
            <div
              key={option.value}
              id={`${id}-${place}`}
              role="option"
              aria-selected={on}
              className={classes("menu-i", place === at && "active")}
              ref={place === at ? reveal : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onToggle(option)}
            >
              <span className={classes("tick", on && "on")}>{on && <Icon of={IconCheck} size="xs" />}</span>
              {option.mark}
              <span className="words-of">
                <Name>{option.label}</Name>
                {option.detail && <small>{option.detail}</small>}
              </span>
            </div>
          );
        })}
        {found.loading && (
          <div className="menu-note">
            <Skeleton width={140} />
          </div>
        )}
        {!found.loading && options.length === 0 && (
          <div className="menu-note">{t(found.failed ? "choice.failed" : "choice.nothing")}</div>
        )}
      </div>
    </div>
  );
}

function reveal(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}
