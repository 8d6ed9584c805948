import { useId, type ReactNode } from "react";
import "./management.css";

interface PartProps {
  title: string;
  /** What it is used for, in a sentence. */
  words: ReactNode;
  children: ReactNode;
}

/** A part of a page of settings: what it is about at the start, what can be set beside it. */
export function Part({ title, words, children }: PartProps) {
  const id = useId();
  return (
    <section className="part" aria-labelledby={id}>
      <div className="part-about">
        <h2 id={id}>{title}</h2>
        <p>{words}</p>
      </div>
      <div className="part-what">{children}</div>
    </section>
  );
}
