import type { FieldLine, Group, GroupType, Preset, RightTable } from "./group.ts";

/**
 * What somebody has changed of a group and not saved: only the changes, so that they stay on top of
 * what others save meanwhile.
 */
export interface Draft {
  name?: string;
  type?: GroupType;
  signIn?: boolean;
  /** Section → connected. */
  modules: Readonly<Record<string, boolean>>;
  /** `subject:action` → reach. */
  rights: Readonly<Record<string, string>>;
  /** Field → hidden, shown, editable. */
  fields: Readonly<Record<string, string>>;
  /** Field → when it must be filled. */
  rules: Readonly<Record<string, readonly string[]>>;
}

export const untouched: Draft = { modules: {}, rights: {}, fields: {}, rules: {} };

export const rightKey = (subject: string, action: string) => `${subject}:${action}`;

/** The group as it would be saved. */
export function withDraft(group: Group, draft: Draft): Group {
  const connected = (section: string) => draft.modules[section] ?? group.modules.includes(section);
  const rights: Record<string, Record<string, string>> = {};
  for (const [subject, given] of Object.entries(group.rights)) rights[subject] = { ...given };
  for (const [key, reach] of Object.entries(draft.rights)) {
    const at = key.lastIndexOf(":");
    (rights[key.slice(0, at)] ??= {})[key.slice(at + 1)] = reach;
  }
  const fieldRules = { ...group.fieldRules };
  for (const [field, moments] of Object.entries(draft.rules)) fieldRules[field] = { requiredAt: [...moments] };
  return {
    ...group,
    name: draft.name ?? group.name,
    type: draft.type ?? group.type,
    signIn: draft.signIn ?? group.signIn,
    modules: [...new Set([...group.modules, ...Object.keys(draft.modules)])].filter(connected),
    rights,
    fields: { ...group.fields, ...draft.fields },
    fieldRules,
  };
}

export function reachIn({ rights }: Pick<Group, "rights">, subject: string, action: string): string {
  return rights[subject]?.[action] ?? "none";
}

/** What people of the group may do with a field: its own word, else the standing one of its type. */
export function fieldIn({ fields, type }: Pick<Group, "fields" | "type">, { field, standing }: FieldLine): string {
  return fields[field] ?? standing[type];
}

export function momentsIn({ fieldRules }: Pick<Group, "fieldRules">, field: string): readonly string[] {
  return fieldRules[field]?.requiredAt ?? [];
}

/** The draft without what has been put back to how it was. */
export function tidied(group: Group, draft: Draft, table: RightTable): Draft {
  const after = withDraft(group, draft);
  const rights = Object.entries(draft.rights).filter(([key]) => {
    const at = key.lastIndexOf(":");
    const [subject, action] = [key.slice(0, at), key.slice(at + 1)];
    return reachIn(group, subject, action) !== reachIn(after, subject, action);
  });
  const isAsBefore = (line: FieldLine) => fieldIn(group, line) === fieldIn(after, line);
  const kept = table.fields.filter((line) => draft.fields[line.field] !== undefined && !isAsBefore(line));
  const momentsDiffer = (field: string) =>
    String(momentsIn(group, field).toSorted()) !== String(momentsIn(after, field).toSorted());
  return {
    ...(after.name !== group.name && { name: after.name }),
    ...(after.type !== group.type && { type: after.type }),
    ...(after.signIn !== group.signIn && { signIn: after.signIn }),
    modules: pick(draft.modules, (section) => group.modules.includes(section) !== after.modules.includes(section)),
    rights: Object.fromEntries(rights),
    fields: Object.fromEntries(kept.map(({ field }) => [field, after.fields[field] ?? ""])),
    rules: pick(draft.rules, momentsDiffer),
  };
}

export function countChanges({ name, type, signIn, ...maps }: Draft): number {
  const single = [name, type, signIn].filter((value) => value !== undefined).length;
  return single + Object.values(maps).reduce((sum, map) => sum + Object.keys(map).length, 0);
}

/** The change as the API takes it: each part that differs, as a whole. */
export function bodyOf(group: Group, draft: Draft) {
  const after = withDraft(group, draft);
  const has = (map: object) => Object.keys(map).length > 0;
  return {
    ...(draft.name !== undefined && { name: after.name.trim() }),
    ...(draft.type !== undefined && { type: after.type }),
    ...(draft.signIn !== undefined && { signIn: after.signIn }),
    ...(has(draft.modules) && { modules: after.modules }),
    ...(has(draft.rights) && { rights: after.rights }),
    ...(has(draft.fields) && { fields: after.fields }),
    ...(has(draft.rules) && { fieldRules: after.fieldRules }),
  };
}

/** All of a group, to put it back. */
export function wholeBodyOf({ name, type, signIn, modules, rights, fields, fieldRules, administrator }: Group) {
  return administrator ? { name } : { name, type, signIn, modules, rights, fields, fieldRules };
}

/** The draft that makes a group as a preset is: its rights and sections take the place of all there were. */
export function draftOfPreset(
  draft: Draft,
  table: RightTable,
  { modules, rights }: Pick<Preset, "modules" | "rights">,
) {
  const every = table.subjects.flatMap(({ subject, actions }) =>
    actions.map(({ action }) => [rightKey(subject, action), reachIn({ rights }, subject, action)]),
  );
  return {
    ...draft,
    modules: Object.fromEntries(table.modules.map(({ key }) => [key, modules.includes(key)])),
    rights: Object.fromEntries(every),
  };
}

function pick<Value>(map: Readonly<Record<string, Value>>, test: (key: string) => boolean): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => test(key)));
}
