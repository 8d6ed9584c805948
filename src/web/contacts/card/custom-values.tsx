import type { Contact } from "../fields/contact.ts";

/** Values of the installation's own fields, by their keys. */
export function CustomValues({ contact }: { contact: Contact }) {
  const values = Object.entries(contact.custom ?? {}).filter(
    ([, value]) => typeof value === "string" || typeof value === "number",
  );
  if (values.length === 0) return null;
  return (
    <dl>
      {values.map(([key, value]) => (
        <div className="pr" key={key}>
          <dt>{key}</dt>
          <dd>
            <bdi>{String(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
