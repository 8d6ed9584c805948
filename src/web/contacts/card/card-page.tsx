import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import type { Status } from "../../kit/status-word.tsx";
import { EditContact } from "../form/edit-contact.tsx";
import { contactQuery, nameOf, type Contact } from "../fields/contact.ts";
import { StandingNote } from "../status/standing-note.tsx";
import { CardBody } from "./card-body.tsx";
import { CardSkeleton } from "./card-skeleton.tsx";
import { Crumb } from "./crumb.tsx";
import { Head } from "./head.tsx";
import { useDeleteContact } from "./use-delete-contact.ts";
import { useNeighbours } from "./use-neighbours.ts";
import "./card.css";

const PastCard = lazy(async () => ({ default: (await import("../as-of/past-card.tsx")).PastCard }));
const StatusDialog = lazy(async () => ({ default: (await import("../status/status-dialog.tsx")).StatusDialog }));

/** /contacts/$id: the card; with `?edit=form` the form, with `?asOf=` the card as it was at that time. `tab` is its open part on narrow screens. */
export function ContactPage() {
  const { id = "" } = useParams({ strict: false });
  const { edit, asOf } = useSearch({ strict: false });
  const { data: contact, error, refetch } = useQuery(contactQuery(id));
  usePageTitle(contact && nameOf(contact));
  if (contact === undefined) {
    if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
    return <CardSkeleton />;
  }
  if (asOf !== undefined && contact.can.includes("audit"))
    return (
      <Suspense fallback={<CardSkeleton />}>
        <PastCard key={id} contact={contact} at={asOf} />
      </Suspense>
    );
  return edit === "form" && contact.can.includes("edit") ? (
    <EditContact key={id} contact={contact} />
  ) : (
    <Card key={id} contact={contact} />
  );
}

function Card({ contact }: { contact: Contact }) {
  const navigate = useNavigate();
  const neighbours = useNeighbours(contact.id);
  const remove = useDeleteContact(neighbours.back);
  const edit = () => void navigate({ to: ".", search: (now) => ({ ...now, edit: "form" }) });
  const [status, setStatus] = useState<Status>();
  return (
    <article className="cardpage">
      <Crumb contact={contact} neighbours={neighbours} onEdit={edit} onDelete={() => void remove(contact)} />
      <Head contact={contact} onEdit={edit} onStatus={setStatus} />
      <StandingNote contact={contact} onChoose={setStatus} />
      <CardBody contact={contact} />
      <Suspense>{status && <StatusDialog id={contact.id} to={status} onClose={() => setStatus(undefined)} />}</Suspense>
    </article>
  );
}
