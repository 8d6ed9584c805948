import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconOf } from "./icon.tsx";
import "./button.css";

interface Look {
  /** Its name for screen readers and its tooltip. */
  label: string;
  icon: IconOf;
  /** 24, 28, 32 px (unless said); larger under a finger. */
  size?: "xs" | "s" | "m";
  danger?: boolean;
  /** Keys that do the same, shown in the tooltip. */
  keys?: string;
  /** Such as a dot. */
  children?: ReactNode;
}

interface IconButtonProps extends Look, Omit<ComponentProps<"button">, "children"> {}

export function IconButton({
  label,
  icon,
  size = "m",
  danger,
  keys,
  className,
  children,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      data-tip={tipOf(label, keys)}
      className={lookOf(size, danger, className)}
    >
      <Icon of={icon} size={size === "m" ? undefined : "s"} />
      {children}
    </button>
  );
}

function lookOf(size: "xs" | "s" | "m", danger?: boolean, className?: string): string {
  return classes("ib", size !== "m" && size, danger && "danger", className);
}

function tipOf(label: string, keys?: string): string {
  return keys === undefined ? label : `${label}  ${keys}`;
}
