import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface SectionHeadProps {
  id: string;
  title: string;
  count?: number;
  /** A button at its end. */
  action?: ReactNode;
}

export function SectionHead({ id, title, count, action }: SectionHeadProps) {
  return (
    <div className="sec-h">
      <h2 id={id}>{title}</h2>
      {count !== undefined && count > 0 && <span className="n">{count}</span>}
      {action}
    </div>
  );
}

const shownEmpty = 3;

interface FoldProps {
  /** Rows that hold something, then those that do not. */
  filled: readonly ReactNode[];
  empty: readonly ReactNode[];
}

/** Rows of a section; more than three empty ones hide behind their number. */
export function FoldedRows({ filled, empty }: FoldProps) {
  const { t } = useTranslation("card");
  const [open, setOpen] = useState(false);
  const folds = empty.length > shownEmpty;
  return (
    <>
      {/* One list: a row that is filled goes up among the others as it is, with the focus in it. */}
      <dl>{open || !folds ? [...filled, ...empty] : filled}</dl>
      {folds && (
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("hideEmpty") : t("empty", { count: empty.length })}
        </button>
      )}
    </>
  );
}
