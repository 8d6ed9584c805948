import { useQuery } from "@tanstack/react-query";
import { RecordTimeline } from "../../timeline/record-timeline.tsx";
import { contactFieldsQuery, nameOf, type Contact } from "../fields/contact.ts";
import { TimelineEvent } from "./timeline-event.tsx";

/** Notes, files and changes of a contact; a changed field can be put back. */
export function Timeline({ contact }: { contact: Contact }) {
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  return (
    <RecordTimeline
      record={{ path: "contacts", id: contact.id, name: nameOf(contact) }}
      renderChange={(entry) => <TimelineEvent key={entry.id} entry={entry} contact={contact} fields={fields} />}
    />
  );
}
