import { headingsOf } from "../contacts/fields/headings.ts";
import { pointerTo, type Draft, type FieldInfo } from "../contacts/fields/contact.ts";
import { FieldInput } from "../contacts/fields/field-input.tsx";
import { emptiedWith } from "../contacts/fields/own-input.tsx";

interface OwnFieldsProps {
  fields: readonly FieldInfo[];
  draft: Draft;
  onChange: (part: Draft) => void;
  faultAt: (pointer: string) => string | undefined;
}

/** The inputs of a company's own fields, under their headings. */
export function OwnFields({ fields, draft, onChange, faultAt }: OwnFieldsProps) {
  const draw = (field: FieldInfo) => (
    <div className="company-own" key={field.key}>
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
        <fieldset className="company-heading" key={heading}>
          <legend>{heading}</legend>
          {fields.filter(({ own }) => own?.heading === heading).map(draw)}
        </fieldset>
      ))}
    </>
  );
}
