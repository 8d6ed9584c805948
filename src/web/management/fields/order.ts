import type { OwnField } from "./own-field.ts";

/** Fields under one heading; without one ("") they stand among the additional fields. */
export interface Group {
  heading: string;
  fields: readonly OwnField[];
}

/** As cards and forms show them: those without a heading first, then each heading where its first field stands. */
export function groupsOf(fields: readonly OwnField[]): Group[] {
  const headings = new Set(["", ...fields.map(({ heading }) => heading)]);
  return [...headings]
    .map((heading) => ({ heading, fields: fields.filter((field) => field.heading === heading) }))
    .filter((group) => group.fields.length > 0);
}

/** The groups with a field one place further up (-1) or down within its heading; undefined where there is no such place. */
export function withMovedField(groups: readonly Group[], id: string, by: -1 | 1): Group[] | undefined {
  const group = groups.find(({ fields }) => fields.some((field) => field.id === id));
  const fields = group && moved(group.fields, ({ id: one }) => one === id, by);
  return fields && groups.map((one) => (one === group ? { ...one, fields } : one));
}

/** The groups with a heading before or after its neighbour; fields without a heading stay first. */
export function withMovedHeading(groups: readonly Group[], heading: string, by: -1 | 1): Group[] | undefined {
  const first = groups.filter((group) => group.heading === "");
  const others = moved(
    groups.filter((group) => group.heading !== ""),
    (group) => group.heading === heading,
    by,
  );
  return others && [...first, ...others];
}

export function idsOf(groups: readonly Group[]): string[] {
  return groups.flatMap(({ fields }) => fields.map(({ id }) => id));
}

function moved<One>(list: readonly One[], isMeant: (one: One) => boolean, by: -1 | 1): One[] | undefined {
  const at = list.findIndex(isMeant);
  const one = list[at];
  if (one === undefined || list[at + by] === undefined) return undefined;
  return list.toSpliced(at, 1).toSpliced(at + by, 0, one);
}
