import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOptions } from "../kit/choice-options.ts";
import { classes } from "../kit/classes.ts";
import type { Field } from "./field.ts";

interface FieldListProps {
  fields: readonly Field[];
  onChoose: (field: Field) => void;
}

/** Which field to filter by: type to find it. */
export function FieldList({ fields, onChoose }: FieldListProps) {
  const { t } = useTranslation("grid");
  const id = useId();
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  const options = useOptions(
    { options: fields.map(({ key, label }) => ({ value: key, label })) },
    search,
    true,
  ).options;
  const at = Math.min(active, options.length - 1);
  const choose = (key: string | undefined) => {
    const field = fields.find((one) => one.key === key);
    if (field) onChoose(field);
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setActive((at + by + options.length) % Math.max(1, options.length));
    else if (event.key === "Enter") choose(options[at]?.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="filter-editor fields">
      <input
        className="in"
        role="combobox"
        aria-label={t("findField")}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={t("findField")}
        data-autofocus
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div className="pick-list" role="listbox" aria-label={t("findField")} id={`${id}-list`} tabIndex={-1}>
        {options.map((option, place) => (
          <div
            key={option.value}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className={classes("menu-i", place === at && "active")}
            ref={place === at ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
            onClick={() => choose(option.value)}
          >
            <span className="words-of">{option.label}</span>
          </div>
        ))}
        {options.length === 0 && <div className="menu-note">{t("noField")}</div>}
      </div>
    </div>
  );
}
