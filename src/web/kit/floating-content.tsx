import type { ReactNode } from "react";
import { useFocusReturn } from "./use-focus-return.ts";
import "./floating.css";

/** What is there as long as it floats above the page, and gives the focus back when it goes. */
export function FloatingContent({ children }: { children: ReactNode }) {
  const part = useFocusReturn<HTMLDivElement>();
  return (
    <div className="floating-content" role="presentation" ref={part}>
      {children}
    </div>
  );
}
