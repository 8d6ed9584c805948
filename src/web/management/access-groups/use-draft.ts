import { useCallback, useMemo, useState } from "react";
import type { CallError } from "../../client.ts";
import { countChanges, tidied, untouched, withDraft, type Draft } from "./draft.ts";
import type { Group, RightTable } from "./group.ts";

export interface GroupDraft {
  /** As it stands now on the server. */
  group: Group;
  table: RightTable;
  /** As it would be saved. */
  after: Group;
  draft: Draft;
  changes: number;
  change: (next: (draft: Draft) => Draft) => void;
  discard: () => void;
  /** What the server refused, and where: `/rights/companies/see`, `/modules/companies`, `/fields/birthday`, `/name`. */
  faultAt: (place: string) => string | undefined;
  refusal: CallError | undefined;
  refuse: (error: CallError | undefined, sentModules?: readonly string[]) => void;
}

/** What is changed on a group's page, and what the server said against it. It stays until saved or discarded. */
export function useDraft(group: Group, table: RightTable): GroupDraft {
  const [typed, setTyped] = useState<Draft>(untouched);
  const [refused, setRefused] = useState<{ error: CallError; faults: ReadonlyMap<string, string> }>();
  const draft = useMemo(() => tidied(group, typed, table), [group, typed, table]);
  const after = useMemo(() => withDraft(group, draft), [group, draft]);
  const change = useCallback((next: (draft: Draft) => Draft) => setTyped(next), []);
  const refuse = useCallback(
    (error: CallError | undefined, sentModules: readonly string[] = []) =>
      setRefused(error && { error, faults: faultsOf(error, sentModules) }),
    [],
  );
  return {
    group,
    table,
    after,
    draft,
    changes: countChanges(draft),
    change,
    discard: () => {
      setTyped(untouched);
      setRefused(undefined);
    },
    // Of what was put back nothing is wrong any more.
    faultAt: (place) => (isChanged(draft, place) ? refused?.faults.get(place) : undefined),
    refusal: refused?.error,
    refuse,
  };
}

/** By place; sections come by their number in what was sent. */
function faultsOf({ problem }: CallError, sentModules: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    (problem.errors ?? []).map(({ pointer, detail }) => {
      const at = /^\/modules\/(\d+)$/.exec(pointer)?.[1];
      return [at === undefined ? pointer : `/modules/${sentModules[Number(at)] ?? at}`, detail];
    }),
  );
}

function isChanged({ name, modules, rights, fields, rules }: Draft, place: string): boolean {
  const [, part, first = "", second = ""] = place.split("/");
  switch (part) {
    case "name":
      return name !== undefined;
    case "modules":
      return modules[first] !== undefined;
    // A right may be refused for its section that is being connected.
    case "rights":
      return rights[`${first}:${second}`] !== undefined || Object.keys(modules).length > 0;
    case "fields":
    case "fieldRules":
      return fields[first] !== undefined || rules[first] !== undefined;
    default:
      return true;
  }
}
