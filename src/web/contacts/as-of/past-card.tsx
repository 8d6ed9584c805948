import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/states.tsx";
import { CardSkeleton } from "../card/card-skeleton.tsx";
import { Head } from "../card/head.tsx";
import { Properties } from "../card/properties.tsx";
import { RelatedThen } from "../card/related.tsx";
import type { Contact } from "../fields/contact.ts";
import { StandingNote } from "../status/standing-note.tsx";
import { PastBar } from "./past-bar.tsx";
import { PastChanges } from "./past-changes.tsx";
import { DifferingFields } from "./past-context.ts";
import { usePast } from "./use-past.ts";

/** The card as it was at a moment, to be read: what is another today is marked, and may be put back. `contact` is the one of today. */
export function PastCard({ contact, at }: { contact: Contact; at: string }) {
  const { t } = useTranslation("card");
  const { data: past, error, refetch, isPlaceholderData } = usePast(contact.id, at);
  const nothing = () => {};
  return (
    <article className="cardpage" aria-label={t("past.card")}>
      <PastBar id={contact.id} at={at} deleted={past?.deleted ?? false} />
      {past === undefined && error instanceof CallError && (
        <Empty
          page
          icon={IconHistory}
          title={error.offline ? t("app:failure.offline") : error.problem.title}
          actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}
        >
          {error.offline ? t("app:failure.offlineWords") : error.problem.detail}
        </Empty>
      )}
      {past === undefined && !error && <CardSkeleton />}
      {past && (
        <DifferingFields value={new Set(Object.keys(past.change))}>
          <Head contact={past.contact} onEdit={nothing} onStatus={nothing} />
          <StandingNote contact={past.contact} onChoose={nothing} />
          <div className="cbody past-body" aria-busy={isPlaceholderData}>
            <Properties contact={past.contact} />
            <PastChanges contact={contact} past={past} />
            <RelatedThen contact={past.contact} />
          </div>
        </DifferingFields>
      )}
    </article>
  );
}
