import { FieldInput } from "../fields/field-input.tsx";
import { pointerTo, type Draft, type FieldInfo } from "../fields/contact.ts";
import { emptiedWith } from "../fields/own-input.tsx";
import type { ContactForm } from "./use-contact-form.ts";

interface FormFieldProps {
  form: ContactForm;
  field: FieldInfo;
  contactId?: string;
  className?: string;
}

const wholeLine = new Set(["html", "longText", "tags", "yesNo"]);

/** One field of the form in its place of the grid. */
export function FormField({ form, field, contactId, className }: FormFieldProps) {
  const pointer = pointerTo(field.key);
  const change = (part: Draft) =>
    form.change({ ...part, ...emptiedWith(field, form.fields, { ...form.draft, ...part }) });
  return (
    <div className={className ?? (wholeLine.has(field.kind) ? "whole" : undefined)} onBlur={() => form.leave(pointer)}>
      <FieldInput
        field={field}
        contactId={contactId}
        draft={form.draft}
        onChange={change}
        error={form.faultAt(pointer)}
      />
    </div>
  );
}
