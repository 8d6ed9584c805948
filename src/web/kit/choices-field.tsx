import IconSelector from "@tabler/icons-react/dist/esm/icons/IconSelector.mjs";
import { Combobox, useCombobox } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { addValue, ChoiceList } from "./choice-list.tsx";
import { useFirstOption } from "./use-first-option.ts";
import { useOptions, type Option, type OptionSource } from "./choice-options.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Tag } from "./tag.tsx";

interface ChoicesFieldProps extends FieldProps, OptionSource {
  value: readonly Option[];
  onChange: (value: readonly Option[]) => void;
  placeholder?: string;
  /** Offers to make what was typed: gives the option to add. */
  onAdd?: (typed: string) => Option;
  disabled?: boolean;
  autoFocus?: boolean;
  openAtOnce?: boolean;
  /** Whoever typed has what he meant: in a dialog the open list would lie over its button. Typing on, or a press, opens it again. */
  closesWhenTyped?: boolean;
  className?: string;
}

/** Several of many, each a tag; the list stays open for those who tick in it. Backspace in the empty field takes the last one away. */
export function ChoicesField({
  value,
  onChange,
  placeholder,
  onAdd,
  disabled,
  autoFocus,
  openAtOnce,
  closesWhenTyped,
  className,
  label,
  labelHidden,
  hint,
  error,
  required,
  ...source
}: ChoicesFieldProps) {
  const [search, setSearch] = useState("");
  const combobox = useCombobox({ defaultOpened: openAtOnce, onDropdownClose: () => setSearch("") });
  const found = useOptions(source, search, combobox.dropdownOpened);
  const meant = useFirstOption(combobox, found.options, search);
  const typed = search.trim();
  const add = onAdd && typed && !found.options.some((option) => option.label === typed) ? typed : undefined;
  const toggle = (picked: string) => {
    const option = picked === addValue ? onAdd?.(typed) : found.options.find((other) => other.value === picked);
    if (option === undefined) return;
    const without = value.filter((other) => other.value !== option.value);
    onChange(without.length < value.length ? without : [...value, option]);
    setSearch("");
    if (closesWhenTyped && typed !== "") combobox.closeDropdown();
  };
  const press = (event: KeyboardEvent) => {
    const option = meant(event);
    if (option !== undefined) {
      event.preventDefault();
      toggle(option.value);
    }
    if (event.key === "Backspace" && search === "" && value.length > 0) onChange(value.slice(0, -1));
  };
  return (
    <Field {...{ label, labelHidden, hint, error, required }}>
      {(input) => (
        <Combobox
          store={combobox}
          onOptionSubmit={toggle}
          position="bottom-start"
          offset={4}
          width="target"
          zIndex={300}
          keepMounted={false}
          transitionProps={{ duration: 0 }}
        >
          <Combobox.DropdownTarget>
            <div className={classes("in choice", error && "bad", className)}>
              {value.map((option) => (
                <Tag
                  key={option.value}
                  color={option.color}
                  onRemove={disabled ? undefined : () => onChange(value.filter((other) => other !== option))}
                >
                  {option.label}
                </Tag>
              ))}
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
                  placeholder={value.length === 0 ? placeholder : undefined}
                  value={search}
                  onChange={(event) => {
                    setSearch(event.target.value);
                    combobox.openDropdown();
                    combobox.selectFirstOption();
                  }}
                  onClick={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onKeyDown={press}
                />
              </Combobox.EventsTarget>
              <span className="after">
                <Icon of={IconSelector} size="xs" />
              </span>
            </div>
          </Combobox.DropdownTarget>
          <ChoiceList label={label} chosen={value.map((option) => option.value)} add={add} {...found} />
        </Combobox>
      )}
    </Field>
  );
}
