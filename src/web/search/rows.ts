import type { Command } from "./commands.ts";
import { hrefOf, listFor } from "./places.ts";
import type { Hit } from "./recent.ts";

/** One line of the palette. */
export type Row = { id: string; href?: string } & (
  | { hit: Hit }
  | { command: Command }
  /** All that match, in their own list. */
  | { all: Hit["kind"] }
  /** A contact of the typed name. */
  | { create: string }
  | { again: true }
);

export interface RowGroup {
  id: "recent" | Hit["kind"] | Command["group"];
  rows: readonly Row[];
}

interface Found {
  typed: string;
  hits: readonly Hit[];
  recent: readonly Hit[];
  commands: readonly Command[];
  /** Nothing answers to what is typed, and one may make it. */
  mayCreate: boolean;
  failed: boolean;
}

/** Of a kind beside others: further ones stand in its list. */
const mostBeside = 8;

/** Records first, by kind in the order they were found, each kind with the way to its list; then pages and actions. Before anything is typed what was opened lately, then actions and pages. */
export function arrangeRows({ typed, hits, recent, commands, mayCreate, failed }: Found): readonly RowGroup[] {
  const pages: RowGroup = { id: "pages", rows: commands.filter(({ group }) => group === "pages").map(rowOfCommand) };
  const actions: RowGroup = {
    id: "actions",
    rows: [
      ...(failed ? [{ id: "again", again: true as const }] : []),
      ...(mayCreate
        ? [{ id: "create", href: `/contacts/new?${new URLSearchParams({ name: typed })}`, create: typed }]
        : []),
      ...commands.filter(({ group }) => group === "actions").map(rowOfCommand),
    ],
  };
  const byKind = [...Map.groupBy(hits, ({ kind }) => kind)];
  const kinds = byKind.map(([id, found]): RowGroup => {
    const shown = byKind.length > 1 ? found.slice(0, mostBeside) : found;
    return { id, rows: [...shown.map(rowOfHit), { id: `all-${id}`, href: listFor(id, typed), all: id }] };
  });
  const groups: RowGroup[] =
    typed === ""
      ? [{ id: "recent", rows: recent.map(rowOfHit) }, actions, pages]
      : [...kinds, ...(mayCreate || failed ? [actions, pages] : [pages, actions])];
  return groups.filter(({ rows }) => rows.length > 0);
}

function rowOfHit(hit: Hit): Row {
  return { id: `${hit.kind}-${hit.id}`, href: hrefOf(hit), hit };
}

function rowOfCommand(command: Command): Row {
  return { id: command.id, href: command.href, command };
}
