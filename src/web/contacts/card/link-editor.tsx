import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import type { Editor } from "./fact.tsx";

interface LinkEditorProps extends Pick<Editor<Option | null>, "label" | "value" | "onDone"> {
  source: OptionSource;
  /** Makes an option of what was typed and no option has. */
  add?: (typed: string) => Option;
}

/** The editor of a property that is one record of many, or none: saved with the choice. */
export function LinkEditor({ source, add, label, value, onDone }: LinkEditorProps) {
  return (
    <ChoiceField
      {...source}
      label={label}
      labelHidden
      autoFocus
      openAtOnce
      clearable
      value={value?.value ?? null}
      chosen={value}
      onChange={(_, option) => onDone(option)}
      onAdd={add && ((typed) => onDone(add(typed)))}
    />
  );
}
