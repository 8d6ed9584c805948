import type { ReactNode } from "react";
import { PropertyValue } from "./property-value.tsx";
import { changeOf } from "../fields/change-of.ts";
import { isEmpty, valueAt, type Draft, type FieldInfo, type Valued } from "../fields/contact.ts";
import { FieldInput } from "../fields/field-input.tsx";
import type { FileOwner } from "../fields/own-file.tsx";
import { headingsOf } from "../fields/headings.ts";
import { emptiedWith } from "../fields/own-input.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import type { FactProps } from "./fact.tsx";

interface OwnChange {
  custom: Record<string, unknown>;
}

interface OwnFactsProps {
  /** All fields of the kind of record; the others are left out. */
  fields: readonly FieldInfo[];
  record: Valued;
  editable: boolean;
  /** What their files would hang on. */
  files?: FileOwner;
  /** The row of one field, which saves what is changed in it. */
  renderFact: (row: Omit<FactProps<Draft, OwnChange>, "saving">) => ReactNode;
}

/** A record's own fields under their headings, each changed in its place; empty ones only where they can be filled. */
export function OwnFacts({ fields, record, editable, files, renderFact }: OwnFactsProps) {
  const shown = fields.filter(
    (field) => field.own && (!isEmpty(valueAt(record, field.key)) || (editable && field.editable)),
  );
  const draw = (field: FieldInfo) => (
    <OwnFact key={field.key} {...{ field, fields, record, files, renderFact }} editable={editable && field.editable} />
  );
  const plain = shown.filter(({ own }) => !own?.heading);
  return (
    <>
      {plain.length > 0 && <dl className="own-facts">{plain.map(draw)}</dl>}
      {headingsOf(shown).map((heading) => (
        <section key={heading} className="own-facts">
          <div className="sec-h">
            <h2>{heading}</h2>
          </div>
          <dl>{shown.filter(({ own }) => own?.heading === heading).map(draw)}</dl>
        </section>
      ))}
    </>
  );
}

interface OwnFactProps extends Omit<OwnFactsProps, "fields"> {
  field: FieldInfo;
  fields: readonly FieldInfo[];
}

const untouched: Draft = {};

function OwnFact({ field, fields, record, editable, files, renderFact }: OwnFactProps) {
  const words = useFieldWords();
  return renderFact({
    label: words.of(field),
    editable,
    isBlock: field.kind === "longText",
    start: untouched,
    changeOf: (draft) => ({ custom: changeOf(draft).custom ?? {} }),
    renderEditor: ({ value, onChange, onDone }) => (
      <FieldInput
        field={field}
        record={files}
        draft={{ ...record, ...value }}
        labelHidden
        atOnce
        onChange={(part, final) => {
          const next = { ...value, ...part, ...emptiedWith(field, fields, { ...record, ...value, ...part }) };
          if (final) onDone(next);
          else onChange(next);
        }}
      />
    ),
    children: isEmpty(valueAt(record, field.key)) ? null : <PropertyValue contact={{ ...record }} field={field} />,
  });
}
