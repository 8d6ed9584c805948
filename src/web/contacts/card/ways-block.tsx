import { useRef, type ReactNode } from "react";
import { classes } from "../../kit/classes.ts";
import { useIsAnotherToday } from "../as-of/past-context.ts";
import { BlockEditor } from "./block-editor.tsx";
import { Pencil, useReturningFocus } from "./property.tsx";
import type { Editing } from "./use-editing.ts";

interface WaysBlockProps {
  editing: Editing;
  /** Key of the list. */
  field: string;
  /** "E-mails", while they are edited together. */
  label: string;
  mayEdit: boolean;
  rows: readonly { label: string; value: ReactNode }[];
  children: (input: { faultAt: Editing["faultAt"]; focusLast: boolean }) => ReactNode;
}

/** Each of a list in a row of its own; any pencil opens the whole list for editing. */
export function WaysBlock({ editing, field, label, mayEdit, rows, children }: WaysBlockProps) {
  const asked = useRef(0);
  const isAnother = useIsAnotherToday(field);
  const { pencil, begin, finish } = useReturningFocus(() => editing.start());
  if (editing.draft !== undefined) {
    return (
      <div className="pr editing block">
        <dt>{label}</dt>
        <dd>
          <BlockEditor editing={editing} keys={[field]} onDone={finish}>
            {children({ faultAt: editing.faultAt, focusLast: true })}
          </BlockEditor>
        </dd>
      </div>
    );
  }
  const edit = (at: number) => {
    asked.current = at;
    begin();
  };
  const none = { current: null };
  return rows.map((row, at) => (
    <div
      className={classes("pr", isAnother && "past-other")}
      key={at}
      onDoubleClick={mayEdit ? () => edit(at) : undefined}
    >
      <dt className="clip" title={row.label}>
        {row.label}
      </dt>
      <dd>
        {row.value}
        {mayEdit && (
          <Pencil
            label={row.label}
            onPress={() => edit(at)}
            button={at === Math.min(asked.current, rows.length - 1) ? pencil : none}
          />
        )}
      </dd>
    </div>
  ));
}
