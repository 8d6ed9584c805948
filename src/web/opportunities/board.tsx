import { Portal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Name } from "../kit/person.tsx";
import { BoardCard, CardFacts } from "./board-card.tsx";
import { BoardColumn } from "./board-column.tsx";
import { LostDialog } from "./lost-dialog.tsx";
import { boardQuery, type Board as Data, type BoardWish, type Opportunity } from "./opportunity.ts";
import { besideAt, movedTo, withCardAt, type Place } from "./places.ts";
import { useCarrying } from "./use-carrying.ts";
import { useHeldFocus } from "./use-held-focus.ts";
import { useMoving } from "./use-moving.ts";

interface BoardProps {
  board: Data;
  wish: BoardWish;
  onCreate: ((stage: string) => void) | undefined;
  onMore: () => void;
}

/** The stages of a pipeline side by side, with cards that are dragged, or carried by keys. */
export function Board({ board, wish, onCreate, onMore }: BoardProps) {
  const { t } = useTranslation("opportunities");
  const queries = useQueryClient();
  const frame = useRef<HTMLDivElement>(null);
  const how = useId();
  const { move, tell } = useMoving();
  const [losing, setLosing] = useState<{ card: Opportunity; from: Place; to: Place }>();
  const { stages } = board;
  useHeldFocus(frame);
  const usualIn = (card: Opportunity) => stages.find(({ id }) => id === card.stage.id)?.probability;

  const go = async (card: Opportunity, from: Place, to: Place, lostReason?: string) => {
    const stage = stages.find(({ id }) => id === to.stage);
    if (!stage) return;
    const { queryKey } = boardQuery(wish);
    // At once, so that the card never shows where it was.
    void queries.cancelQueries({ queryKey }, { revert: false });
    queries.setQueryData(queryKey, (now) => now && movedTo(now, card, to));
    await move({
      card,
      stage,
      beside: besideAt(stages, card.id, to),
      back: besideAt(stages, card.id, from),
      ...(lostReason !== undefined && { lostReason }),
    });
  };
  const { carried, said, press, leave, grasp, ghost } = useCarrying(stages, frame, (card, from, to) => {
    const isLost = from.stage !== to.stage && stages.find(({ id }) => id === to.stage)?.kind === "lost";
    if (isLost) setLosing({ card, from, to });
    else go(card, from, to).catch((error: unknown) => tell(error, card.name));
  });
  const held = carried ?? (losing && { card: losing.card, at: losing.to, by: "dialog" as const });
  const shown = held ? withCardAt(stages, held.card, held.at) : stages;
  return (
    <>
      <p id={how} hidden>
        {t("board.how")}
      </p>
      <p className="sr" role="status" aria-live="assertive">
        {said}
      </p>
      <div className="deal-board" ref={frame} data-dragging={carried?.by === "pointer" || undefined}>
        {shown.map((stage) => (
          <BoardColumn
            key={stage.id}
            stage={stage}
            isTarget={held?.at.stage === stage.id}
            onCreate={onCreate && stage.kind === "open" ? () => onCreate(stage.id) : undefined}
            onMore={onMore}
            restHref={wish.limit < 100 ? undefined : `/opportunities/list?filter=${restFilter(stage.id)}`}
          >
            {stage.cards.map((card) => (
              <BoardCard
                key={card.id}
                card={card}
                usual={usualIn(card)}
                state={held?.card.id === card.id ? (held.by === "keys" ? "carried" : "dragged") : undefined}
                describedBy={how}
                onPointerDown={grasp(card)}
                onKeyDown={press(card)}
                onBlur={leave}
              />
            ))}
          </BoardColumn>
        ))}
      </div>
      {carried?.by === "pointer" && (
        <Portal>
          <div className="deal-card deal-ghost" ref={ghost} aria-hidden="true">
            <span className="deal-name">
              <Name>{carried.card.name}</Name>
            </span>
            <CardFacts card={carried.card} usual={usualIn(carried.card)} />
          </div>
        </Portal>
      )}
      {losing && (
        <LostDialog
          name={losing.card.name}
          required={stages.find(({ id }) => id === losing.to.stage)?.asksReason ?? false}
          lose={(reason) => go(losing.card, losing.from, losing.to, reason)}
          onClose={() => {
            setLosing(undefined);
            void queries.invalidateQueries({ queryKey: ["opportunities", "board"] });
          }}
        />
      )}
    </>
  );
}

function restFilter(stage: string): string {
  return encodeURIComponent(JSON.stringify({ field: "stage", is: "is", value: stage }));
}
