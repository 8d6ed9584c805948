import type { Matches } from "./find-matches.ts";
import type { Candidate, Closed, Judge, MatchBy, RowKeys } from "./kind.ts";

/** Which record a row means: none here, one, several (the row asks), or one that must not be touched. */
export type Choice<Hit> =
  | { is: "nobody" }
  | { is: "one"; record: Hit; by: MatchBy }
  | { is: "several"; records: Hit[]; by: MatchBy }
  /** All that is hit is unsure, and may be another one. */
  | { is: "unsure"; records: Hit[]; by: MatchBy }
  | { is: "closed"; code: Closed };

/**
 * The first key that hits decides; several hits are narrowed by the keys after it. What is unsure only asks: nobody's name
 * is written over because of a switchboard. What is out of sight is refused in words that say nothing where a second record
 * would collide with it (A134), and is nobody elsewhere.
 */
export function chooseMatch<Keys extends RowKeys, Hit extends Candidate>(
  judge: Judge<Keys, Hit>,
  row: Keys,
  matches: Matches<Hit>,
): Choice<Hit> {
  const order = [...new Set(row.keys.map(({ by }) => by))];
  for (const by of order) {
    const hit = hitsBy(judge, row, by, matches);
    const seen = hit.filter((record) => record.seen);
    if (seen.length === 0) {
      if (hit.length > 0 && judge.closing.includes(by)) return { is: "closed", code: "outOfReach" };
      continue;
    }
    const likely = seen.filter((record) => !judge.isUnsure(row, record, by));
    if (likely.length === 0) return { is: "unsure", records: seen, by };
    const left = order
      .slice(order.indexOf(by) + 1)
      .reduce((few, next) => narrowed(few, hitsBy(judge, row, next, matches)), likely);
    const [one] = left;
    return one && left.length === 1 ? { is: "one", record: one, by } : { is: "several", records: left, by };
  }
  return { is: "nobody" };
}

function hitsBy<Keys extends RowKeys, Hit extends Candidate>(
  judge: Judge<Keys, Hit>,
  row: Keys,
  by: MatchBy,
  matches: Matches<Hit>,
): Hit[] {
  const hits = row.keys.filter((one) => one.by === by).flatMap(({ key }) => matches.byKey.get(key) ?? []);
  return [...new Set(hits)].filter((record) => !judge.speaksAgainst(row, record, by));
}

function narrowed<Hit>(few: Hit[], further: readonly Hit[]): Hit[] {
  const both = few.filter((record) => further.includes(record));
  return both.length > 0 ? both : few;
}
