import { useNavigate, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lastListOf, neighbourOf, placeInList } from "../../grid/last-list.ts";
import type { Count } from "../../kit/format-for.ts";

export interface Neighbours {
  /** Of the list one came from. */
  title: string;
  back: () => void;
  /** Counted from 1; undefined when one came from elsewhere. */
  place: number | undefined;
  count: Count | undefined;
  previous: (() => void) | undefined;
  next: (() => void) | undefined;
}

const kind = "contacts";

/** Where a card stands in the list one came from, and the cards before and after it. */
export function useNeighbours(id: string): Neighbours {
  const { t } = useTranslation("card");
  const router = useRouter();
  const navigate = useNavigate();
  const [ended, setEnded] = useState<string>();
  const list = lastListOf(kind);
  const at = placeInList(kind, id);
  const total = at?.total;
  const go = async (by: 1 | -1) => {
    const other = await neighbourOf(kind, id, by);
    if (other === undefined) setEnded(id);
    // In the same tab of the card, and without a step of history: back leads to the list.
    else await navigate({ to: "/contacts/$id", params: { id: other }, search: ({ tab }) => ({ tab }), replace: true });
  };
  const hasNext =
    at !== undefined && ended !== id && (total === undefined || at.index + 1 < total.value || list?.more() === true);
  return {
    title: t("list.contacts"),
    back: () => (list ? router.history.push(list.href) : void navigate({ to: "/contacts" })),
    place: at && at.index + 1,
    count: total,
    previous: at && at.index > 0 ? () => void go(-1) : undefined,
    next: hasNext ? () => void go(1) : undefined,
  };
}
