import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { textAt } from "../fields/contact.ts";
import { EmailsInput, PhonesInput } from "../fields/ways-input.tsx";
import { FormField } from "./form-field.tsx";
import { FormSection } from "./form-section.tsx";
import type { ContactForm } from "./use-contact-form.ts";

const rareParts = ["namePrefix", "middleName", "nameSuffix"];
const placed = new Set(["firstName", "lastName", ...rareParts, "jobTitle", "reportsTo", "tags"]);

/** Names, ways to reach, whose it is. */
export function GeneralPart({ form, contactId }: { form: ContactForm; contactId?: string }) {
  const { t } = useTranslation("form");
  const { draft, change, fields } = form;
  const [rare, setRare] = useState(() => rareParts.some((key) => textAt(draft, key) !== ""));
  const written = fields.filter(({ editable }) => editable);
  const find = (key: string) => written.find((field) => field.key === key);
  const draw = (key: string, className?: string) => {
    const field = find(key);
    return field && <FormField key={key} form={form} field={field} contactId={contactId} className={className} />;
  };
  const tail = written.filter(({ section, key }) => section === "general" && !placed.has(key));
  return (
    <FormSection title={t("fields:section.general")}>
      <div className="cfields">
        {draw("firstName")}
        {draw("lastName")}
        {rare ? (
          rareParts.map((key) => draw(key, "third"))
        ) : (
          <Button className="more whole" variant="quiet" size="s" onClick={() => setRare(true)}>
            {t("moreOfName")}
          </Button>
        )}
        {draw("jobTitle")}
        {draw("reportsTo")}
        {find("emails") && (
          <Ways title={t("emails")}>
            <EmailsInput
              value={draft.emails ?? []}
              onChange={(emails) => change({ emails })}
              faultAt={form.faultAt}
              onLeaveField={form.leave}
            />
          </Ways>
        )}
        {find("phones") && (
          <Ways title={t("phones")}>
            <PhonesInput
              value={draft.phones ?? []}
              onChange={(phones) => change({ phones })}
              faultAt={form.faultAt}
              onLeaveField={form.leave}
            />
          </Ways>
        )}
        {tail.map((field) => (
          <FormField key={field.key} form={form} field={field} contactId={contactId} />
        ))}
        {draw("tags")}
      </div>
    </FormSection>
  );
}

export function Ways({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="whole">
      <legend className="fl">{title}</legend>
      {children}
    </fieldset>
  );
}
