import IconAlertCircle from "@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs";
import IconAlertTriangle from "@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconOf } from "./icon.tsx";
import "./states.css";

interface SkeletonProps {
  /** Pixels, or any CSS length: about as wide as the words will be. */
  width?: number | string;
  height?: number;
  /** For pictures. */
  round?: boolean;
}

/** A bar where words will be; appears only after 120 ms. Put `aria-busy` on the part that loads. */
export function Skeleton({ width, height, round }: SkeletonProps) {
  return (
    <span
      className={classes("sk", round && "round")}
      style={{ width: round ? height : width, height }}
      aria-hidden="true"
    />
  );
}

interface EmptyProps {
  icon?: IconOf;
  title: string;
  /** One sentence: what to do. */
  children?: ReactNode;
  /** Buttons; the first one primary. */
  actions?: ReactNode;
  /** Stands for the whole page: its title is the page's heading. */
  page?: boolean;
}

export function Empty({ icon, title, children, actions, page }: EmptyProps) {
  const Heading = page ? "h1" : "h2";
  return (
    <div className="empty">
      {icon && <Icon of={icon} />}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {actions && <div className="row-f">{actions}</div>}
    </div>
  );
}

interface NoteBarProps {
  tone: "amber" | "red";
  /** What happened, bold. */
  title?: string;
  /** What was kept, what to do. */
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconOf;
  /** Inside a form: rounded, on its own. */
  boxed?: boolean;
}

/** A line across the page: red for a refusal, amber for a warning. Announced when it appears. */
export function NoteBar({ tone, title, children, action, icon, boxed }: NoteBarProps) {
  return (
    <div
      className={classes("note-bar", tone === "red" && "red", boxed && "boxed")}
      role={tone === "red" ? "alert" : "status"}
    >
      <Icon of={icon ?? (tone === "red" ? IconAlertCircle : IconAlertTriangle)} />
      <div>
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  );
}

/** How far something is; without `value` unknown. `label` says of what. */
export function ProgressBar({ value, max = 100, label }: { value?: number; max?: number; label: string }) {
  const part = value === undefined ? 0 : Math.min(1, value / Math.max(1, max));
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
    >
      <i style={{ width: `${part * 100}%` }} />
    </div>
  );
}
