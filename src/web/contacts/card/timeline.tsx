import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { showHistory } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, NoteBar, Skeleton } from "../../kit/states.tsx";
import { contactFieldsQuery, type Contact } from "../fields/contact.ts";
import { TimelineEvent } from "./timeline-event.tsx";
import { useDays } from "./use-days.ts";
import "./timeline.css";

/** Who changed what, newest first, by days. */
export function Timeline({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  const byDays = useDays();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const history = useInfiniteQuery({
    queryKey: ["contacts", "history", contact.id],
    queryFn: ({ pageParam, signal }) =>
      call(showHistory, { params: { id: contact.id }, query: { after: pageParam, limit: 50 }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const entries = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="tl" aria-label={t("tab.timeline")} aria-busy={history.isPending}>
      <div className="tl-in">
        {history.isPending && <Waiting />}
        {history.isError && (
          <NoteBar
            tone="red"
            boxed
            action={
              <Button size="s" onClick={() => void history.refetch()}>
                {t("again")}
              </Button>
            }
          >
            {t("history.failed")}
          </NoteBar>
        )}
        {history.isSuccess && entries.length === 0 && (
          <Empty icon={IconHistory} title={t("history.none")}>
            {t("history.noneWords")}
          </Empty>
        )}
        {byDays(entries).map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h2 className="day">{title}</h2>
            <ol>
              {items.map((entry) => (
                <TimelineEvent key={entry.id} entry={entry} contact={contact} fields={fields} />
              ))}
            </ol>
          </section>
        ))}
        {history.hasNextPage && (
          <Button variant="quiet" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {t("history.older")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Waiting() {
  return (
    <ol>
      {[220, 300, 180].map((width) => (
        <li className="ev" key={width}>
          <Skeleton round height={24} />
          <div className="ev-line" style={{ alignItems: "center" }}>
            <Skeleton width={width} />
          </div>
        </li>
      ))}
    </ol>
  );
}
