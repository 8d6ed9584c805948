import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { isFocusLost } from "../kit/use-focus-return.ts";
import type { BoardStage, Opportunity } from "./opportunity.ts";
import { placeOf, stepFrom, type Place } from "./places.ts";

interface Carried {
  card: Opportunity;
  from: Place;
  at: Place;
  by: "keys" | "pointer";
}

interface Carrying {
  carried: Carried | undefined;
  /** Said to who does not see it. */
  said: string;
  press: (card: Opportunity) => (event: KeyboardEvent) => void;
  leave: () => void;
  grasp: (card: Opportunity) => (event: PointerEvent<HTMLElement>) => void;
  /** Follows the pointer while a card is dragged. */
  ghost: RefObject<HTMLDivElement | null>;
}

const startsAfter = 5;

/**
 * Carries cards over the board. By keys: Space or Enter picks up and puts down, arrows move, Esc puts back. By the pointer:
 * a press that moves by some pixels. `drop` is told where it was put, when that is another place.
 */
export function useCarrying(
  stages: readonly BoardStage[],
  board: RefObject<HTMLDivElement | null>,
  drop: (card: Opportunity, from: Place, to: Place) => void,
): Carrying {
  const { t, i18n } = useTranslation("opportunities");
  const [carried, setCarried] = useState<Carried>();
  const [said, setSaid] = useState("");
  const ghost = useRef<HTMLDivElement>(null);
  const focused = useRef<string>(undefined);
  const dropped = useRef(drop);
  useEffect(() => {
    dropped.current = drop;
  });

  // The card is drawn anew in another stage: the keys stay with it.
  useEffect(() => {
    if (focused.current === undefined) return;
    const grip = board.current?.querySelector<HTMLElement>(`[data-card="${focused.current}"] .deal-grip`);
    // A question that is asked where it was put keeps the focus.
    const mayTake = isFocusLost() || board.current?.contains(document.activeElement);
    if (grip && grip !== document.activeElement && mayTake) grip.focus();
    grip?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (carried?.by !== "keys") focused.current = undefined;
  }, [carried, board, stages]);

  const words = (key: "picked" | "over" | "dropped" | "back", card: Opportunity, { stage, index }: Place) => {
    const to = stages.find(({ id }) => id === stage);
    const others = to?.cards.filter(({ id }) => id !== card.id).length ?? 0;
    return t(`board.said.${key}`, { name: card.name, stage: to?.name ?? "", place: index + 1, of: others + 1 });
  };
  const put = ({ card, from, at }: Carried) => {
    if (from.stage !== at.stage || from.index !== at.index) dropped.current(card, from, at);
    // Let go once the board itself has it there: in between it would stand where it was, and lose the focus.
    setTimeout(() => setCarried(undefined));
  };
  const carry = (card: Opportunity, event: KeyboardEvent) => {
    if (!carried || carried.card.id !== card.id) return;
    const { key } = event;
    if (key === "Escape" || key === "Tab") {
      focused.current = card.id;
      setSaid(words("back", card, carried.from));
      setCarried(undefined);
    } else if (key === " " || key === "Enter") {
      focused.current = card.id;
      setSaid(words("dropped", card, carried.at));
      put(carried);
    } else if (key.startsWith("Arrow")) {
      const at = stepFrom(stages, card.id, carried.at, key, i18n.dir() === "rtl");
      focused.current = card.id;
      if (at) {
        setCarried({ ...carried, at });
        setSaid(words("over", card, at));
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const walk = (card: Opportunity, event: KeyboardEvent) => {
    const from = placeOf(stages, card.id);
    if (!from) return;
    if (event.key === " " || event.key === "Enter") {
      focused.current = card.id;
      setCarried({ card, from, at: from, by: "keys" });
      setSaid(words("picked", card, from));
      event.preventDefault();
      return;
    }
    const next = neighbourOf(stages, from, event.key, i18n.dir() === "rtl");
    if (!next) return;
    event.preventDefault();
    const place = board.current?.querySelector<HTMLElement>(`[data-card="${next}"]`);
    (place?.querySelector<HTMLElement>(".deal-grip") ?? place?.querySelector("a"))?.focus();
  };

  const grasp = (card: Opportunity) => (event: PointerEvent<HTMLElement>) => {
    // A finger scrolls; it drags by the handle.
    const onGrip = event.target instanceof Element && event.target.closest(".deal-grip") !== null;
    if (event.button !== 0 || (event.pointerType === "touch" && !onGrip)) return;
    const from = placeOf(stages, card.id);
    const frame = board.current;
    if (!from || !frame) return;
    if (onGrip && event.pointerType !== "touch") event.preventDefault();
    follow(event.nativeEvent, frame, ghost, {
      begin: () => setCarried({ card, from, at: from, by: "pointer" }),
      over: (at) => setCarried((now) => now && { ...now, at }),
      end: (at) => (at ? put({ card, from, at, by: "pointer" }) : setCarried(undefined)),
      card: card.id,
    });
  };

  return {
    carried,
    said,
    press: (card) => (event) => {
      if (event.nativeEvent.isComposing) return;
      if (carried) carry(card, event);
      else walk(card, event);
    },
    leave: () => {
      // Focus that goes elsewhere by a press puts the card back; that which follows the card returns at once.
      setTimeout(() => {
        const isHere = board.current?.contains(document.activeElement) ?? false;
        if (!isHere) setCarried((now) => (now?.by === "keys" ? undefined : now));
      });
    },
    grasp,
    ghost,
  };
}

/** The card that an arrow leads to while nothing is carried. */
function neighbourOf(
  stages: readonly BoardStage[],
  { stage, index }: Place,
  key: string,
  isRightToLeft: boolean,
): string | undefined {
  const at = stages.findIndex(({ id }) => id === stage);
  if (key === "ArrowUp") return stages[at]?.cards[index - 1]?.id;
  if (key === "ArrowDown") return stages[at]?.cards[index + 1]?.id;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  const onward = isRightToLeft ? -by : by;
  for (let next = at + onward; onward !== 0 && stages[next]; next += onward) {
    const { cards } = stages[next] ?? { cards: [] };
    const card = cards[Math.min(index, cards.length - 1)];
    if (card) return card.id;
  }
  return undefined;
}

interface Follower {
  card: string;
  begin: () => void;
  over: (at: Place) => void;
  /** Without a place where it was given up. */
  end: (at: Place | undefined) => void;
}

function follow(
  start: globalThis.PointerEvent,
  board: HTMLElement,
  ghost: RefObject<HTMLDivElement | null>,
  { card, begin, over, end }: Follower,
): void {
  let at: Place | undefined;
  let begun = false;
  const move = (event: globalThis.PointerEvent) => {
    if (!begun && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < startsAfter) return;
    if (!begun) begin();
    begun = true;
    event.preventDefault();
    ghost.current?.style.setProperty("translate", `${event.clientX}px ${event.clientY}px`);
    const found = placeUnder(board, card, event);
    if (found && (found.stage !== at?.stage || found.index !== at.index)) over(found);
    at = found ?? at;
    scrollAtEdges(board, event);
  };
  const listening = new AbortController();
  const finish = (event: Event) => {
    listening.abort();
    if (!begun) return;
    // The press that ends a drag opens nothing.
    const swallow = (click: Event) => (click.preventDefault(), click.stopPropagation());
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, true));
    end(event.type === "pointerup" ? at : undefined);
  };
  const key = (event: globalThis.KeyboardEvent) => {
    if (event.key === "Escape") finish(event);
  };
  const how = { capture: true, signal: listening.signal };
  window.addEventListener("pointermove", move, how);
  window.addEventListener("pointerup", finish, how);
  window.addEventListener("pointercancel", finish, how);
  window.addEventListener("keydown", key, how);
}

/** The stage whose column the pointer is over, and how many of its cards lie above it. */
function placeUnder(board: HTMLElement, card: string, { clientX, clientY }: MouseEvent): Place | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-stage]")];
  const column = columns.find((one) => {
    const { left, right } = one.getBoundingClientRect();
    return clientX >= left && clientX < right;
  });
  const stage = column?.dataset["stage"];
  if (!column || stage === undefined) return undefined;
  const others = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter((one) => one.dataset["card"] !== card);
  const index = others.filter((one) => {
    const { top, height } = one.getBoundingClientRect();
    return top + height / 2 < clientY;
  }).length;
  return { stage, index };
}

function scrollAtEdges(board: HTMLElement, { clientX }: MouseEvent): void {
  const { left, right } = board.getBoundingClientRect();
  if (clientX < left + 48) board.scrollBy({ left: -24 });
  if (clientX > right - 48) board.scrollBy({ left: 24 });
}
