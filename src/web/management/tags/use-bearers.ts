import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { showTag } from "../../../tags/api.ts";
import { call } from "../../client.ts";
import { useFormat } from "../../kit/format.tsx";

interface Bearers {
  /** Each counted as often as he bears one of them; undefined until all are counted. */
  count: number | undefined;
  /** "That touches 12 contacts.", as exactly as that is known. */
  words: string;
}

/** How many people bear these tags. */
export function useBearers(ids: readonly string[]): Bearers {
  const { t } = useTranslation("tags");
  const format = useFormat();
  const counted = useQueries({
    queries: ids.map((id) => ({
      queryKey: ["tags", "one", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(showTag, { params: { id }, signal }),
      staleTime: 0,
    })),
    combine: (answers) => answers.map(({ data }) => data?.contacts),
  });
  const known = counted.filter((one) => one !== undefined);
  if (known.length < counted.length) return { count: undefined, words: "" };
  const count = known.reduce((sum, { value }) => sum + value, 0);
  const said = { count, number: format.number(count) };
  if (known.some(({ exact }) => !exact))
    return { count, words: t("touch.moreThan", { count: largest(known), number: format.number(largest(known)) }) };
  return { count, words: ids.length > 1 ? t("touch.atMost", said) : t("touch.just", said) };
}

/** Of several it is known of one alone that there are more than so many. */
function largest(counts: readonly { value: number }[]): number {
  return Math.max(...counts.map(({ value }) => value));
}
