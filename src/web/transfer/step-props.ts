import type { ComponentProps } from "react";
import type { ImportFrame } from "./import-frame.tsx";
import type { Import } from "./import-query.ts";
import type { Step } from "./step.ts";

/** What each step of an import is given. */
export interface StepProps {
  one: Import;
  go: (step: Step) => void;
  frame: Omit<ComponentProps<typeof ImportFrame>, "children" | "foot">;
}
