import { useId, type ReactNode } from "react";

interface FormSectionProps {
  title: string;
  count?: number;
  children: ReactNode;
}

/** A part of the form: its title at the left, its fields at the right; one below the other where it is narrow. */
export function FormSection({ title, count, children }: FormSectionProps) {
  const id = useId();
  return (
    <section className="csec" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count !== undefined && count > 0 && <span className="n num">{count}</span>}
      </h2>
      <div>{children}</div>
    </section>
  );
}
