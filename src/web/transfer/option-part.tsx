import type { ReactNode } from "react";
import type { ImportOptions } from "./import-query.ts";

/** What every choice of an import is given. */
export interface OptionsPartProps {
  options: ImportOptions;
  change: (part: Partial<ImportOptions>) => void;
}

interface OptionPartProps {
  title: string;
  /** A sentence beneath the title. */
  words?: ReactNode;
  children: ReactNode;
}

/** One choice of an import: title and why at the left, the choice at the right. */
export function OptionPart({ title, words, children }: OptionPartProps) {
  return (
    <fieldset className="iopt">
      <legend className="sr">{title}</legend>
      <div className="iopt-words" aria-hidden="true">
        <b>{title}</b>
        {words && <p>{words}</p>}
      </div>
      <div className="iopt-fields">{children}</div>
    </fieldset>
  );
}
