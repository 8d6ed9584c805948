import { headingsOf } from "../fields/headings.ts";
import { FormField } from "./form-field.tsx";
import { FormSection } from "./form-section.tsx";
import type { ContactForm } from "./use-contact-form.ts";

/** Own fields under the headings their makers gave them. */
export function OwnParts({ form, contactId }: { form: ContactForm; contactId?: string }) {
  const written = form.fields.filter(({ editable }) => editable);
  return headingsOf(written).map((heading) => (
    <FormSection key={heading} title={heading}>
      <div className="cfields">
        {written
          .filter(({ own }) => own?.heading === heading)
          .map((field) => (
            <FormField key={field.key} form={form} field={field} contactId={contactId} />
          ))}
      </div>
    </FormSection>
  ));
}
