import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";

type Own = FieldProps & { value: string; onChange: (value: string) => void };

interface TextFieldProps extends Own, Omit<ComponentProps<"input">, keyof Own | "size"> {
  /** 32 px unless said; 40. */
  size?: "m" | "l";
}

/** One line of text; also `type="email" | "tel" | "url" | "password" | "search"`. */
export function TextField({
  label,
  labelHidden,
  hint,
  error,
  required,
  value,
  onChange,
  size,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ label, labelHidden, hint, error, required }}>
      {(input) => (
        <input
          dir={rest.type === "email" || rest.type === "tel" || rest.type === "url" ? "ltr" : "auto"}
          {...rest}
          {...input}
          className={classes("in", size === "l" && "l", className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface TextAreaProps extends Own, Omit<ComponentProps<"textarea">, keyof Own> {}

/** Several lines; grows with what is typed. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  required,
  value,
  onChange,
  className,
  ...rest
}: TextAreaProps) {
  return (
    <Field {...{ label, labelHidden, hint, error, required }}>
      {(input) => (
        <textarea
          dir="auto"
          {...rest}
          {...input}
          className={classes("in", className)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
