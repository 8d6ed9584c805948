import type { Icon as TablerIcon } from "@tabler/icons-react";
import { classes } from "./classes.ts";

export type IconOf = TablerIcon;

interface IconProps {
  /** Import it alone: `import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs"`. */
  of: IconOf;
  /** 14, 16, 18 (unless said) or 20 px. */
  size?: "xs" | "s" | "l";
  className?: string;
}

/** A Tabler icon at our stroke, hidden from screen readers: the word stands beside it or in aria-label. */
export function Icon({ of: Drawn, size, className }: IconProps) {
  return <Drawn className={classes(size, className)} aria-hidden="true" focusable="false" />;
}
