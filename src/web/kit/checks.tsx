import { useEffect, useRef, type ComponentProps, type ReactNode } from "react";
import { classes } from "./classes.ts";
import "./field.css";

interface CheckProps extends Omit<ComponentProps<"input">, "type" | "onChange" | "checked" | "children"> {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Words beside it; without them give `aria-label`. */
  children?: ReactNode;
  /** A second, quieter line. */
  detail?: ReactNode;
}

interface CheckboxProps extends CheckProps {
  /** Some of what it stands for, not all. */
  some?: boolean;
}

export function Checkbox({ some = false, ...props }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return <Check {...props} look="cb" type="checkbox" ref={box} />;
}

/** One of several with the same `name`. */
export function Radio(props: CheckProps) {
  return <Check {...props} look="rb" type="radio" />;
}

/** On or off, at once: not for forms that are saved later. */
export function Switch(props: CheckProps) {
  return <Check {...props} look="sw" type="checkbox" role="switch" />;
}

function Check({
  look,
  children,
  detail,
  checked,
  onChange,
  className,
  ...rest
}: CheckProps & { look: string; type: "checkbox" | "radio" }) {
  const input = (
    <input
      {...rest}
      className={classes(look, children === undefined && className)}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
  if (children === undefined) return input;
  return (
    <label className={classes("check", className)}>
      {input}
      <span>
        {children}
        {detail && <small>{detail}</small>}
      </span>
    </label>
  );
}
