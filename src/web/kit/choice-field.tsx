import IconSelector from "@tabler/icons-react/dist/esm/icons/IconSelector.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { Combobox, useCombobox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addValue, ChoiceList } from "./choice-list.tsx";
import { useFirstOption } from "./use-first-option.ts";
import { useOptions, type Option, type OptionSource } from "./choice-options.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

interface ChoiceFieldProps extends FieldProps, OptionSource {
  value: string | null;
  /** With the whole option, so that its label can be kept. */
  onChange: (value: string | null, option: Option | null) => void;
  /** How the value reads before anything was loaded. */
  chosen?: Option | null;
  /** Offers a cross that empties it. */
  clearable?: boolean;
  placeholder?: string;
  /** Offers to make what was typed and no option has: a new company, a new tag. */
  onAdd?: (typed: string) => void;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Opens its list as soon as it stands: in cells. */
  openAtOnce?: boolean;
  className?: string;
}

/** One of many, found by typing: people, companies, countries, languages. */
export function ChoiceField({
  value,
  onChange,
  chosen,
  clearable,
  placeholder,
  onAdd,
  disabled,
  autoFocus,
  openAtOnce,
  className,
  label,
  labelHidden,
  hint,
  error,
  required,
  ...source
}: ChoiceFieldProps) {
  const { t } = useTranslation("kit");
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    defaultOpened: openAtOnce,
    onDropdownClose: () => setSearch(""),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex("active"),
  });
  const open = combobox.dropdownOpened;
  const found = useOptions(source, search, open);
  const meant = useFirstOption(combobox, found.options, search);
  const current =
    value === null
      ? null
      : ((chosen?.value === value
          ? chosen
          : [...(source.options ?? []), ...found.options].find((option) => option.value === value)) ?? null);
  const choose = (picked: string) => {
    if (picked === addValue) onAdd?.(search.trim());
    else onChange(picked, found.options.find((option) => option.value === picked) ?? null);
    combobox.closeDropdown();
  };
  const add =
    onAdd && search.trim() && !found.options.some((option) => option.label === search.trim())
      ? search.trim()
      : undefined;
  return (
    <Field {...{ label, labelHidden, hint, error, required }}>
      {(input) => (
        <Combobox
          store={combobox}
          onOptionSubmit={choose}
          position="bottom-start"
          offset={4}
          width="target"
          zIndex={300}
          keepMounted={false}
          transitionProps={{ duration: 0 }}
        >
          <Combobox.DropdownTarget>
            <div className={classes("in choice", error && "bad", className)}>
              {current?.mark}
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  {...input}
                  role="combobox"
                  dir="auto"
                  autoComplete="off"
                  spellCheck={false}
                  disabled={disabled}
                  autoFocus={autoFocus}
                  data-autofocus={autoFocus || undefined}
                  placeholder={open && current ? current.label : placeholder}
                  value={open ? search : (current?.label ?? "")}
                  onChange={(event) => {
                    setSearch(event.target.value);
                    combobox.openDropdown();
                    combobox.selectFirstOption();
                  }}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onKeyDown={(event) => {
                    const option = meant(event);
                    if (option === undefined) return;
                    event.preventDefault();
                    choose(option.value);
                  }}
                />
              </Combobox.EventsTarget>
              {clearable && value !== null && !disabled ? (
                <button
                  type="button"
                  className="after"
                  tabIndex={-1}
                  aria-label={t("clear", { name: label })}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onChange(null, null)}
                >
                  <Icon of={IconX} size="xs" />
                </button>
              ) : (
                <span className="after">
                  <Icon of={IconSelector} size="xs" />
                </span>
              )}
            </div>
          </Combobox.DropdownTarget>
          <ChoiceList label={label} chosen={value === null ? [] : [value]} add={add} {...found} />
        </Combobox>
      )}
    </Field>
  );
}
