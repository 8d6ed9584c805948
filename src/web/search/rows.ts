import type { Command } from "./commands.ts";
import type { Hit } from "./recent.ts";

/** One line of the palette. */
export type Row = { id: string; href?: string } & ({ hit: Hit } | { command: Command } | { everywhere: string });

export interface RowGroup {
  id: "recent" | Hit["kind"] | "list" | Command["group"];
  rows: readonly Row[];
}

interface Found {
  typed: string;
  hits: readonly Hit[];
  recent: readonly Hit[];
  commands: readonly Command[];
}

/** Records first, by kind in the order they were found; then the same search in the list; then pages and actions. */
export function arrangeRows({ typed, hits, recent, commands }: Found): readonly RowGroup[] {
  const kinds = [...Map.groupBy(hits, ({ kind }) => kind)].map(([id, list]) => ({ id, rows: list.map(rowOfHit) }));
  const list: Row[] =
    typed === "" ? [] : [{ id: "list", href: `/contacts?${new URLSearchParams({ q: typed })}`, everywhere: typed }];
  const groups: RowGroup[] = [
    { id: "recent", rows: typed === "" ? recent.map(rowOfHit) : [] },
    ...kinds,
    { id: "list", rows: list },
    { id: "pages", rows: commands.filter(({ group }) => group === "pages").map(rowOfCommand) },
    { id: "actions", rows: commands.filter(({ group }) => group === "actions").map(rowOfCommand) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

const pages: Record<Hit["kind"], string> = {
  contact: "/contacts",
  company: "/companies",
  opportunity: "/opportunities",
  group: "/contact-groups",
};

function rowOfHit(hit: Hit): Row {
  return { id: `${hit.kind}-${hit.id}`, href: `${pages[hit.kind]}/${hit.id}`, hit };
}

function rowOfCommand(command: Command): Row {
  return { id: command.id, href: command.href, command };
}
