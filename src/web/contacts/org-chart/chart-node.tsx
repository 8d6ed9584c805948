import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconEyeOff from "@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs";
import IconId from "@tabler/icons-react/dist/esm/icons/IconId.mjs";
import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import IconUserUp from "@tabler/icons-react/dist/esm/icons/IconUserUp.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { classes } from "../../kit/classes.ts";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Name } from "../../kit/person.tsx";
import { reportsQuery, type ChartPerson } from "./chart.ts";

export interface ChartTurns {
  /** Whom the chart is about. */
  focus: string;
  /** Who is being dragged. */
  dragged: ChartPerson | undefined;
  drag: (person: ChartPerson | undefined) => void;
  move: (person: ChartPerson, boss: ChartPerson) => void;
  /** Asks for another boss. */
  ask: (person: ChartPerson) => void;
}

interface ChartNodeProps extends ChartTurns {
  person: ChartPerson;
  level: number;
  /** Of somebody above: the way down to whom the chart is about, shown until all who report there are. */
  way?: ReactNode;
}

/** Somebody in the chart, and below those who report there, fetched when it is opened. */
export function ChartNode({ person, level, way, ...turns }: ChartNodeProps) {
  const { focus, dragged, drag, move } = turns;
  const isFocus = person.id === focus;
  const [open, setOpen] = useState(isFocus);
  const [isOver, setOver] = useState(false);
  const hasBelow = person.reports > 0 || way !== undefined;
  const takes = dragged !== undefined && dragged.id !== person.id;
  return (
    <li role="none" data-person={person.id}>
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={hasBelow ? open || way !== undefined : undefined}
        aria-current={isFocus ? "true" : undefined}
        tabIndex={-1}
        className={classes("chart-row", isFocus && "at", isOver && "over")}
        // The keys of the tree press what a pointer would.
        onClick={(event) => event.detail === 0 && event.target === event.currentTarget && setOpen(!open)}
        draggable={person.movable}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", person.name);
          drag(person);
        }}
        onDragEnd={() => drag(undefined)}
        onDragOver={(event) => {
          if (!takes) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (dragged && takes) move(dragged, person);
        }}
      >
        <button
          type="button"
          className={classes("chart-turn", open && "open")}
          tabIndex={-1}
          aria-hidden="true"
          disabled={person.reports === 0}
          onClick={() => setOpen(!open)}
        >
          {person.reports > 0 && <Icon of={IconChevronRight} size="s" />}
        </button>
        <Face person={person} />
        <Count of={person} />
        <Turns person={person} {...turns} />
      </div>
      {open && person.reports > 0 ? (
        <Below of={person} level={level + 1} {...turns} />
      ) : (
        way && <ul role="none">{way}</ul>
      )}
    </li>
  );
}

/** Somebody above whom one may not see: that there is one is told, and no more. */
export function UnseenNode({ level, way }: { level: number; way: ReactNode }) {
  const { t } = useTranslation("card");
  return (
    <li role="none">
      <div role="treeitem" aria-level={level} aria-expanded tabIndex={-1} className="chart-row unseen">
        <span className="chart-turn" />
        <Icon of={IconEyeOff} />
        <span>{t("chart.unseen")}</span>
      </div>
      <ul role="none">{way}</ul>
    </li>
  );
}

function Below({ of, level, ...turns }: ChartTurns & { of: ChartPerson; level: number }) {
  const { t } = useTranslation("card");
  const { data, isError, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(reportsQuery(of.id));
  const people = data?.pages.flatMap(({ items }) => items) ?? [];
  const row = (words: string, go: () => unknown) => (
    <li role="none">
      <div role="treeitem" aria-level={level} tabIndex={-1} className="chart-more" onClick={() => void go()}>
        {words}
      </div>
    </li>
  );
  return (
    <ul role="none">
      {people.map((person) => (
        <ChartNode key={person.id} person={person} level={level} {...turns} />
      ))}
      {isError && row(t("again"), refetch)}
      {hasNextPage && row(t("chart.more"), fetchNextPage)}
    </ul>
  );
}

function Face({ person: { id, name, jobTitle, picture } }: { person: ChartPerson }) {
  return (
    <>
      <Avatar id={id} name={name} src={picture} size={28} />
      <span className="chart-who">
        <Link to="/contacts/$id" params={{ id }} tabIndex={-1} draggable={false} className="b clip">
          <Name>{name}</Name>
        </Link>
        {jobTitle && <small className="clip">{jobTitle}</small>}
      </span>
    </>
  );
}

function Count({ of: { reports } }: { of: ChartPerson }) {
  const { t } = useTranslation("card");
  const format = useFormat();
  if (reports === 0) return null;
  const number = reports < 1_000 ? format.number(reports) : `${format.number(reports)}+`;
  return (
    <span className="chart-count num" data-tip={t("chart.reports", { count: reports, number })}>
      {number}
    </span>
  );
}

function Turns({ person, focus, ask }: ChartTurns & { person: ChartPerson }) {
  const { t } = useTranslation("card");
  const { id, name, movable } = person;
  return (
    <Menu
      trigger={
        <IconButton className="chart-menu" icon={IconDots} size="xs" label={t("chart.menu", { name })} tabIndex={-1} />
      }
      placement="bottom-end"
      items={[
        { label: t("chart.open"), icon: IconId, to: `/contacts/${id}` },
        ...(id === focus ? [] : [{ label: t("chart.from"), icon: IconSitemap, to: `/contacts/${id}/org-chart` }]),
        ...(movable ? [{ label: t("chart.ask"), icon: IconUserUp, onSelect: () => ask(person) }] : []),
      ]}
    />
  );
}
