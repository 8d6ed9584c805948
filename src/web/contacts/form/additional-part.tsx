import { useTranslation } from "react-i18next";
import { IdentitiesInput, WebsitesInput } from "../fields/ways-input.tsx";
import { FormField } from "./form-field.tsx";
import { FormSection } from "./form-section.tsx";
import { Ways } from "./general-part.tsx";
import type { ContactForm } from "./use-contact-form.ts";

const notTyped = new Set(["id", "time"]);

/** Everything else one may know of a person. */
export function AdditionalPart({ form, contactId }: { form: ContactForm; contactId?: string }) {
  const { t } = useTranslation("form");
  const { draft, change, fields } = form;
  const written = fields.filter(({ editable, kind }) => editable && !notTyped.has(kind));
  const has = (key: string) => written.some((field) => field.key === key);
  const additional = written.filter(
    ({ section, kind, own }) => section === "additional" && kind !== "html" && !own?.heading,
  );
  const texts = written.filter(({ section, kind }) => section === "additional" && kind === "html");
  const system = written.filter(({ section }) => section === "system");
  return (
    <FormSection title={t("fields:section.additional")}>
      <div className="cfields">
        {additional.map((field) => (
          <FormField key={field.key} form={form} field={field} contactId={contactId} />
        ))}
        {has("identities") && (
          <Ways title={t("identities")}>
            <IdentitiesInput
              value={draft.identities ?? []}
              onChange={(identities) => change({ identities })}
              faultAt={form.faultAt}
            />
          </Ways>
        )}
        {has("websites") && (
          <Ways title={t("fields:contacts.websites")}>
            <WebsitesInput
              value={draft.websites ?? []}
              onChange={(websites) => change({ websites })}
              faultAt={form.faultAt}
            />
          </Ways>
        )}
        {texts.map((field) => (
          <FormField key={field.key} form={form} field={field} contactId={contactId} />
        ))}
        {system.map((field) => (
          <FormField key={field.key} form={form} field={field} contactId={contactId} />
        ))}
      </div>
    </FormSection>
  );
}
