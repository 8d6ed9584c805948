import IconGripVertical from "@tabler/icons-react/dist/esm/icons/IconGripVertical.mjs";
import { Link } from "@tanstack/react-router";
import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { classes } from "../kit/classes.ts";
import { Icon } from "../kit/icon.tsx";
import { Name } from "../kit/person.tsx";
import { isPast, useMoney } from "./money.ts";
import type { Opportunity } from "./opportunity.ts";
import "./card.css";

interface BoardCardProps {
  card: Opportunity;
  /** The probability that its stage brings. */
  usual: number | undefined;
  /** Carried by keys, dragged by the pointer, or neither. */
  state: "carried" | "dragged" | undefined;
  /** The id of the words that tell how it is moved by keys. */
  describedBy: string;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onBlur: () => void;
}

/** A card of the board: dragged anywhere, opened by its name, moved by keys at its handle. */
export function BoardCard({ card, usual, state, describedBy, onPointerDown, onKeyDown, onBlur }: BoardCardProps) {
  const { t } = useTranslation("opportunities");
  const { id, name } = card;
  const movable = card.can.includes("edit");
  return (
    <li
      className={classes("deal-card", state, movable && "movable")}
      data-card={id}
      onPointerDown={movable ? onPointerDown : undefined}
    >
      <Link to="/opportunities/$id" params={{ id }} className="deal-name" draggable={false}>
        <Name>{name}</Name>
      </Link>
      {movable && (
        <button
          type="button"
          className="deal-grip"
          aria-label={t("board.move", { name })}
          aria-describedby={describedBy}
          aria-pressed={state === "carried"}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        >
          <Icon of={IconGripVertical} size="s" />
        </button>
      )}
      <CardFacts card={card} usual={usual} />
    </li>
  );
}

/** What a card says besides its name; its probability where it is not the usual one. */
export function CardFacts({ card, usual }: Pick<BoardCardProps, "card" | "usual">) {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const { company, contacts, amount, currency, closeDate, stage, owner, probability } = card;
  const whom = company?.name ?? contacts[0]?.name;
  const isLate = closeDate !== null && stage.kind === "open" && isPast(closeDate);
  return (
    <>
      {whom && (
        <span className="deal-whom clip">
          <Name>{whom}</Name>
        </span>
      )}
      <span className="deal-foot">
        {amount !== null && <span className="deal-amount num">{money.exact({ amount, currency })}</span>}
        {closeDate !== null && (
          <span className={classes("deal-day", isLate && "late")}>
            {isLate ? t("board.late", { day: money.day(closeDate) }) : money.day(closeDate)}
          </span>
        )}
        <span className="deal-end">
          {stage.kind === "open" && probability !== usual && (
            <span className="num" data-tip={t("fields:opportunities.probability")}>
              {t("percent", { number: probability })}
            </span>
          )}
          {owner && (
            <span data-tip={owner.name}>
              <Avatar id={owner.id} name={owner.name} size={20} />
              <span className="sr">{owner.name}</span>
            </span>
          )}
        </span>
      </span>
    </>
  );
}
