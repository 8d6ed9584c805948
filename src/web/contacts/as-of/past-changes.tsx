import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Empty } from "../../kit/states.tsx";
import { contactFieldsQuery, type Contact } from "../fields/contact.ts";
import { ChangedField } from "../card/changed-field.tsx";
import type { PastContact } from "./use-past.ts";

/** What is another today: of each field what it was, what it is, and a way to put it back. `contact` is the one of today. */
export function PastChanges({ contact, past }: { contact: Contact; past: PastContact }) {
  const { t } = useTranslation("card");
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const changed = fields.flatMap(({ key }) => (Object.hasOwn(past.change, key) ? [key] : []));
  const title = t("past.changes", { count: changed.length });
  return (
    <section className="past-changes" aria-label={title}>
      {changed.length > 0 && <h2>{title}</h2>}
      {changed.length === 0 ? (
        <Empty icon={IconCircleCheck} title={t("past.same")}>
          {t("past.sameWords")}
        </Empty>
      ) : (
        <ul>
          {changed.map((field) => (
            <li key={field}>
              <ChangedField
                entryId={past.entries[field]}
                field={field}
                before={past.change[field]?.[0]}
                after={past.change[field]?.[1]}
                contact={contact}
                fields={fields}
                named
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
