import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import type { Count } from "../kit/format-for.ts";
import { Empty } from "../kit/states.tsx";
import type { Filter } from "./filter.ts";
import { partInWords, type Speaker } from "./filter-words.ts";
import type { List } from "./list.ts";
import type { Query } from "./source.ts";

interface NothingFoundProps<Row extends object> {
  list: List<Row>;
  query: Query;
  speaker: Speaker;
  onChange: (part: { search?: string; filter?: readonly Filter[] }) => void;
}

interface Without {
  /** Place of the condition that excludes; -1 is the search. */
  at: number;
  count: Count;
}

const mostAsked = 6;

/** Names the condition without which most would be found, and offers to leave it out. */
export function NothingFound<Row extends object>({ list, query, speaker, onChange }: NothingFoundProps<Row>) {
  const { t } = useTranslation(list.room);
  const format = useFormat();
  const { search, filter } = query;
  const { data } = useQuery({
    queryKey: [list.kind, "without", search, filter],
    queryFn: ({ signal }) => findExcluding(list, query, signal),
  });
  const conditions = filter.length + (search === "" ? 0 : 1);
  const leave = () => data && onChange(data.at < 0 ? { search: "" } : { filter: filter.toSpliced(data.at, 1) });
  const clear = () => onChange({ search: "", filter: [] });
  const part = data && filter[data.at];
  const name = part ? partInWords(part, speaker) : search;
  return (
    <Empty
      title={t("nothing", { count: conditions })}
      actions={
        <>
          {data && data.count.value > 0 && (
            <Button size="s" onClick={leave}>
              {t(data.at < 0 ? "grid:leaveSearch" : "grid:leaveFilter")}
            </Button>
          )}
          <Button size="s" variant="quiet" onClick={clear}>
            {t("grid:clearAll")}
          </Button>
        </>
      }
    >
      {data && data.count.value > 0
        ? t(data.at < 0 ? "withoutSearch" : "without", {
            name,
            count: data.count.value,
            number: format.count(data.count),
          })
        : t("grid:nothingWords")}
    </Empty>
  );
}

async function findExcluding<Row extends object>(
  list: List<Row>,
  query: Query,
  signal: AbortSignal,
): Promise<Without | null> {
  const places = [...query.filter.keys(), ...(query.search === "" ? [] : [-1])].slice(-mostAsked);
  const counts = await Promise.all(
    places.map(async (at): Promise<Without> => {
      const wider = at < 0 ? { ...query, search: "" } : { ...query, filter: query.filter.toSpliced(at, 1) };
      const answer = await list.source.list(
        { ...wider, from: "", fields: ["id"], after: null, limit: 1, count: true },
        signal,
      );
      return { at, count: answer.count ?? { value: answer.items.length, exact: true } };
    }),
  );
  return counts.toSorted((one, other) => other.count.value - one.count.value)[0] ?? null;
}
