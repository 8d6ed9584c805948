import { useState } from "react";
import { classes } from "./classes.ts";
import { initialsOf, tintOf } from "./initials.ts";
import "./marks.css";

interface AvatarProps {
  /** Of the contact: chooses the tint. */
  id: string;
  name: string;
  src?: string | null;
  size?: 20 | 24 | 28 | 32 | 40 | 64;
  className?: string;
}

/** A person's picture, else initials on a stable tint. Silent for screen readers: the name stands beside it. */
export function Avatar({ id, name, src, size = 24, className }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  const shown = src && src !== broken ? src : undefined;
  return (
    <span
      className={classes("av", size !== 24 && `x${size}`, shown === undefined && `a${tintOf(id)}`, className)}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    >
      {shown !== undefined && (
        <img src={shown} alt="" loading="lazy" decoding="async" onError={() => setBroken(shown)} />
      )}
    </span>
  );
}
