import type { Board, BoardStage, Opportunity } from "./opportunity.ts";

/** Where a card stands: its stage, and how many stand above it. */
export interface Place {
  stage: string;
  index: number;
}

export function placeOf(stages: readonly BoardStage[], card: string): Place | undefined {
  for (const { id, cards } of stages) {
    const index = cards.findIndex((one) => one.id === card);
    if (index !== -1) return { stage: id, index };
  }
  return undefined;
}

/** The stages as they stand with a card in another place. Counts and sums are the server's. */
export function withCardAt(stages: readonly BoardStage[], card: Opportunity, place: Place): BoardStage[] {
  return stages.map((stage) => {
    const others = stage.cards.filter(({ id }) => id !== card.id);
    if (stage.id !== place.stage) return others.length === stage.cards.length ? stage : { ...stage, cards: others };
    return { ...stage, cards: others.toSpliced(place.index, 0, card) };
  });
}

/** The same once it is there: it bears its stage's name, and is counted there. */
export function movedTo(board: Board, card: Opportunity, place: Place): Board {
  const from = board.stages.find(({ cards }) => cards.some(({ id }) => id === card.id));
  const to = board.stages.find(({ id }) => id === place.stage);
  if (!to) return board;
  const { id, name, kind } = to;
  const moved = from?.id === id ? card : { ...card, stage: { id, name, kind }, probability: to.probability };
  const by = (stage: BoardStage) => (from?.id === id ? 0 : stage.id === id ? 1 : stage.id === from?.id ? -1 : 0);
  const stages = withCardAt(board.stages, moved, place);
  return { ...board, stages: stages.map((stage) => ({ ...stage, count: stage.count + by(stage) })) };
}

/** What says a place to the server: behind the card above it, before the one below it, or the only one. */
export function besideAt(
  stages: readonly BoardStage[],
  card: string,
  { stage, index }: Place,
): { before?: string; after?: string } {
  const others = stages.find(({ id }) => id === stage)?.cards.filter(({ id }) => id !== card) ?? [];
  const [above, below] = [others[index - 1], others[index]];
  if (above) return { after: above.id };
  return below ? { before: below.id } : {};
}

/** A step by an arrow key: up and down within the stage, to the sides into the next one, at the same height as far as it goes. */
export function stepFrom(
  stages: readonly BoardStage[],
  card: string,
  { stage, index }: Place,
  key: string,
  isRightToLeft: boolean,
): Place | undefined {
  const at = stages.findIndex(({ id }) => id === stage);
  const heightOf = (one: BoardStage | undefined) => one?.cards.filter(({ id }) => id !== card).length ?? 0;
  if (key === "ArrowUp") return index > 0 ? { stage, index: index - 1 } : undefined;
  if (key === "ArrowDown") return index < heightOf(stages[at]) ? { stage, index: index + 1 } : undefined;
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  const next = stages[at + (isRightToLeft ? -by : by)];
  return by === 0 || !next ? undefined : { stage: next.id, index: Math.min(index, heightOf(next)) };
}
