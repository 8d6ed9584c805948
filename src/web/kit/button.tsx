import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconOf } from "./icon.tsx";
import "./button.css";

interface Look {
  /** One `primary` a page: its next step. `quiet` has no rim, `link` no height, `danger` red words. */
  variant?: "default" | "primary" | "quiet" | "link" | "danger";
  /** 28, 32 (unless said), 40 px. */
  size?: "s" | "m" | "l";
  icon?: IconOf;
  /** An icon after the words, such as a chevron of a menu. */
  iconAfter?: IconOf;
  /** As wide as its place. */
  wide?: boolean;
  children?: ReactNode;
}

interface ButtonProps extends Look, ComponentProps<"button"> {
  /** Waits for an answer: cannot be pressed, a small wheel stands for the words, the width stays. */
  busy?: boolean;
}

export function Button({
  variant,
  size,
  icon,
  iconAfter,
  wide,
  busy,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classes(lookOf({ variant, size, wide }), busy && "busy", className)}
    >
      <Inside icon={icon} iconAfter={iconAfter}>
        {children}
      </Inside>
    </button>
  );
}

interface AnchorProps extends Look, ComponentProps<"a"> {}

/** A link that looks like a button: for files and other addresses outside the router (`href`). */
export function ButtonAnchor({ variant, size, icon, iconAfter, wide, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classes(lookOf({ variant, size, wide }), className)}>
      <Inside icon={icon} iconAfter={iconAfter}>
        {children}
      </Inside>
    </a>
  );
}

/** The same for a page of ours: `<ButtonLink to="/contacts/new" variant="primary" icon={IconPlus}>`. */
export const ButtonLink = createLink(ButtonAnchor);

function lookOf({ variant = "default", size = "m", wide }: Look): string {
  const variants = { default: "", primary: "p", quiet: "q", link: "link", danger: "danger" };
  return classes("btn", variants[variant], size !== "m" && size, wide && "wide");
}

function Inside({ icon, iconAfter, children }: Look) {
  return (
    <>
      {icon && <Icon of={icon} size="s" />}
      {children !== undefined && <span className="clip">{children}</span>}
      {iconAfter && <Icon of={iconAfter} size="s" className="end" />}
    </>
  );
}
