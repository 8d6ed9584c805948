import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { contactFieldsQuery, isEmpty, isFieldOf, valueAt, type Contact, type FieldInfo } from "../fields/contact.ts";
import { headingsOf } from "../fields/headings.ts";
import { AddressesSection } from "./addresses-section.tsx";
import { ContactSection } from "./contact-section.tsx";
import { Property } from "./property.tsx";
import { FoldedRows, SectionHead } from "./section.tsx";
import "./properties.css";

/** What the head or the right side shows and edits, or nobody needs to read. */
const elsewhere = new Set([
  "namePrefix",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "tags",
  "groups",
  "companies",
  "picture",
  "status",
  "id",
  "version",
  "incomplete",
  "signInEmail",
  "lastSignInAt",
  "lastSignInIp",
  "notified",
]);

/** All fields of a contact by section, each editable in its place. */
export function Properties({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const mayEdit = contact.can.includes("edit");
  const rows = (section: string) =>
    fields.filter((field) => field.section === section && !field.own?.heading && !elsewhere.has(field.key));
  return (
    <section className="props" aria-label={t("tab.properties")}>
      <FieldSection
        id="general"
        title={t("fields:section.general")}
        fields={rows("general")}
        contact={contact}
        mayEdit={mayEdit}
      />
      <ContactSection contact={contact} fields={fields} mayEdit={mayEdit} />
      <AddressesSection contact={contact} fields={fields} mayEdit={mayEdit} />
      <FieldSection
        id="additional"
        title={t("fields:section.additional")}
        fields={rows("additional")}
        contact={contact}
        mayEdit={mayEdit}
      />
      {headingsOf(fields).map((heading) => (
        <FieldSection
          key={heading}
          id={`own-${heading}`}
          title={heading}
          fields={fields.filter(({ own }) => own?.heading === heading)}
          contact={contact}
          mayEdit={mayEdit}
        />
      ))}
      <FieldSection
        id="system"
        title={t("fields:section.system")}
        fields={rows("system")}
        contact={contact}
        mayEdit={mayEdit}
      />
    </section>
  );
}

interface FieldSectionProps {
  id: string;
  title: string;
  fields: readonly FieldInfo[];
  contact: Contact;
  mayEdit: boolean;
}

function FieldSection({ id, title, fields, contact, mayEdit }: FieldSectionProps) {
  const isFilled = (field: FieldInfo) => !isEmpty(valueAt(contact, field.key));
  const draw = (field: FieldInfo) => (
    <Property key={field.key} contact={contact} field={field} editable={mayEdit && field.editable} />
  );
  const filled = fields.filter(isFilled);
  const empty = fields.filter((field) => !isFilled(field) && isFieldOf(contact, field) && mayEdit && field.editable);
  if (filled.length + empty.length === 0) return null;
  return (
    <section aria-labelledby={`card-${id}`}>
      <SectionHead id={`card-${id}`} title={title} />
      <FoldedRows filled={filled.map(draw)} empty={empty.map(draw)} />
    </section>
  );
}
