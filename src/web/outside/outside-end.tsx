import type { ReactNode } from "react";
import { Outside } from "./outside.tsx";

interface OutsideEndProps {
  title: string;
  children: ReactNode;
  /** Buttons; the first one primary. */
  actions: ReactNode;
}

/** Where a way before one is signed in has come to its end: what happened, and where to go from here. */
export function OutsideEnd({ title, children, actions }: OutsideEndProps) {
  return (
    <Outside title={title}>
      <div className="outside-end">{children}</div>
      <div className="outside-actions">{actions}</div>
    </Outside>
  );
}
