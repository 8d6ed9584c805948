import { Link } from "@tanstack/react-router";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import type { Count } from "../kit/format-for.ts";
import { Skeleton } from "../kit/states.tsx";

interface BlockProps<Item> {
  title: string;
  /** How many there are in all. */
  count?: Count | undefined;
  /** The list that has all of them. */
  all?: { to: "/contacts" | "/opportunities/list" | "/tasks"; search: Record<string, string> } | undefined;
  /** Left out: not known yet. */
  items: readonly Item[] | undefined;
  failed: boolean;
  onAgain: () => void;
  /** What is said where there is nothing, and what to do. */
  empty: ReactNode;
  /** Between the head and the list. */
  lead?: ReactNode;
  children: (item: Item) => ReactNode;
}

const bars = [148, 112, 164, 128];

/** A part of the first page: head, rows, and the way to the whole list. */
export function Block<Item>({ title, count, all, items, failed, onAgain, empty, lead, children }: BlockProps<Item>) {
  const { t } = useTranslation("home");
  const format = useFormat();
  const id = useId();
  const lacks = failed && items === undefined;
  return (
    <section className="home-block" aria-labelledby={id} aria-busy={items === undefined && !lacks}>
      <div className="home-block-head">
        <h2 id={id}>{title}</h2>
        {count !== undefined && count.value > 0 && <span className="n num">{format.count(count)}</span>}
        {all && items !== undefined && items.length > 0 && (
          <Link to={all.to} search={all.search} className="home-all">
            {t("all")} <span className="sr">{title}</span>
          </Link>
        )}
      </div>
      {lead}
      {lacks && (
        <p className="home-note" role="alert">
          {t("failed")}{" "}
          <Button variant="link" onClick={onAgain}>
            {t("again")}
          </Button>
        </p>
      )}
      {items?.length === 0 && <p className="home-note">{empty}</p>}
      {items === undefined && !lacks && (
        <div className="home-rows">
          {bars.map((width) => (
            <div key={width} className="home-row">
              <Skeleton round height={24} />
              <Skeleton width={width} />
            </div>
          ))}
        </div>
      )}
      {items !== undefined && items.length > 0 && <ul className="home-rows">{items.map(children)}</ul>}
    </section>
  );
}
