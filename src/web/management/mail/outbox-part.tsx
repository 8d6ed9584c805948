import IconMailbox from "@tabler/icons-react/dist/esm/icons/IconMailbox.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { LetterRow } from "./letter-row.tsx";
import { outboxQuery, type LetterState } from "./mail.ts";

const states = ["waiting", "sending", "failed", "sent"] as const satisfies readonly LetterState[];

/** Letters newest first, all or of one state. */
export function OutboxPart() {
  const { t, i18n } = useTranslation("mail");
  const navigate = useNavigate();
  const { state: asked } = useSearch({ strict: false });
  const state = states.find((one) => one === asked);
  const outbox = useInfiniteQuery(outboxQuery(state, i18n.language));
  const { data, error, isPending } = outbox;
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void outbox.refetch()} />;
  const letters = data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = data?.pages[0]?.counts;
  const tabs = [
    { id: "all" as const, label: t("state.all") },
    ...states
      // Being sent takes seconds.
      .filter((one) => one !== "sending" || state === one || (counts?.sending ?? 0) > 0)
      .map((id) => ({ id, label: t(`state.${id}`), count: counts?.[id] })),
  ];
  return (
    <div className="pbody outbox" aria-busy={isPending}>
      <Tabs
        label={t("state.label")}
        tabs={tabs}
        current={state ?? "all"}
        onChange={(id) => void navigate({ to: ".", search: { state: id === "all" ? undefined : id }, replace: true })}
        panelId="letters"
      />
      <div id="letters" role="tabpanel" aria-label={t(`state.${state ?? "all"}`)}>
        {isPending && <Waiting />}
        {data && letters.length === 0 && (
          <Empty icon={IconMailbox} title={t(state === undefined ? "outbox.none" : "outbox.noneOf")}>
            {t(state === undefined ? "outbox.noneWords" : "outbox.noneOfWords")}
          </Empty>
        )}
        {letters.length > 0 && (
          <ul className="lines">
            {letters.map((letter) => (
              <LetterRow key={letter.id} letter={letter} />
            ))}
          </ul>
        )}
        {outbox.hasNextPage && (
          <div className="more">
            <Button busy={outbox.isFetchingNextPage} onClick={() => void outbox.fetchNextPage()}>
              {t("outbox.more")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <ul className="lines">
      {[260, 320, 220].map((width) => (
        <li className="letter" key={width}>
          <Skeleton width={width} />
        </li>
      ))}
    </ul>
  );
}
