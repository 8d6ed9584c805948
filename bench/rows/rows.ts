import type { Row } from "../figure.ts";
import { row as backup } from "./backup.ts";
import { row as companies } from "./companies.ts";
import { row as counts } from "./counts.ts";
import { row as equipment } from "./equipment-list.ts";
import { row as tree } from "./equipment-tree.ts";
import { row as trees } from "./equipment-trees.ts";
import { row as exports } from "./exports.ts";
import { row as imports } from "./imports.ts";
import { row as filters } from "./list-filters.ts";
import { row as groups } from "./list-groups.ts";
import { row as own } from "./list-own.ts";
import { row as reaches } from "./list-reaches.ts";
import { row as sorts } from "./list-sorts.ts";
import { row as memory } from "./memory-in-use.ts";
import { row as load } from "./mixed-load.ts";
import { row as opportunities } from "./opportunities.ts";
import { row as reads } from "./read-endpoints.ts";
import { row as search } from "./search-as-you-type.ts";
import { row as typos } from "./search-with-errors.ts";
import { row as signIn } from "./sign-in.ts";
import { row as starts } from "./starts.ts";

/** Every row of the table in its order; a new one is a file and a line here. */
export const rows: readonly Row[] = [
  sorts,
  reaches,
  filters,
  own,
  groups,
  opportunities,
  companies,
  equipment,
  tree,
  trees,
  search,
  typos,
  counts,
  reads,
  imports,
  exports,
  memory,
  signIn,
  starts,
  load,
  backup,
];

/** The rows of these names, or all that run unasked; an unknown name is a RangeError that lists the known ones. */
export function chooseRows(names: readonly string[]): Row[] {
  const unknown = names.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined)
    throw new RangeError(`There is no row "${unknown}"; there are ${rows.map(({ name }) => name).join(", ")}.`);
  return rows.filter(({ name, onDemand }) => (names.length === 0 ? !onDemand : names.includes(name)));
}
