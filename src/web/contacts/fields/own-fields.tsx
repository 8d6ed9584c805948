import { pointerTo, type Draft, type FieldInfo } from "./contact.ts";
import { FieldInput } from "./field-input.tsx";
import { headingsOf } from "./headings.ts";
import { emptiedWith } from "./own-input.tsx";

interface OwnFieldsProps {
  fields: readonly FieldInfo[];
  draft: Draft;
  onChange: (part: Draft) => void;
  faultAt: (pointer: string) => string | undefined;
}

/** The inputs of the own fields of a record in a dialog, under their headings. */
export function OwnFields({ fields, draft, onChange, faultAt }: OwnFieldsProps) {
  const draw = (field: FieldInfo) => (
    <div className="own-line" key={field.key}>
      <FieldInput
        field={field}
        draft={draft}
        onChange={(part) => onChange({ ...part, ...emptiedWith(field, fields, { ...draft, ...part }) })}
        error={faultAt(pointerTo(field.key))}
      />
    </div>
  );
  return (
    <>
      {fields.filter(({ own }) => !own?.heading).map(draw)}
      {headingsOf(fields).map((heading) => (
        <fieldset className="own-heading" key={heading}>
          <legend>{heading}</legend>
          {fields.filter(({ own }) => own?.heading === heading).map(draw)}
        </fieldset>
      ))}
    </>
  );
}
