import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import "./field.css";

/** What every field of the kit takes besides its value. */
export interface FieldProps {
  label: string;
  /** The label is read out but not shown: in cells and tool bars. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what would be right; shown beneath, announced, rims the field red. */
  error?: string;
  /** `unmarked` where everything is required and the word would be noise. */
  required?: boolean | "unmarked";
}

interface ShellProps extends FieldProps {
  /** The label names a group of inputs, not one. */
  group?: boolean;
  children: (input: InputAttributes) => ReactNode;
}

/** Spread these on the input inside a Field. */
export interface InputAttributes {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
}

/** Label above, hint or error beneath, tied together for screen readers. */
export function Field({ label, labelHidden, hint, error, required, group, children }: ShellProps) {
  const { t } = useTranslation("kit");
  const id = useId();
  const note = error ?? hint;
  const Label = group ? "span" : "label";
  return (
    <div className="field" {...(group && { role: "group", "aria-labelledby": `${id}-label` })}>
      <div className={classes("fl", labelHidden && "sr")}>
        <Label id={`${id}-label`} {...(!group && { htmlFor: id })}>
          {label}
        </Label>
        {required === true && !labelHidden && <span aria-hidden="true">{t("required")}</span>}
      </div>
      {children({
        id,
        "aria-describedby": note ? `${id}-note` : undefined,
        "aria-invalid": error ? true : undefined,
        "aria-required": required ? true : undefined,
      })}
      {note && (
        <p className={error ? "err-t" : "hint-t"} id={`${id}-note`} aria-live={error ? "polite" : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
