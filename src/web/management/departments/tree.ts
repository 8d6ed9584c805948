import type { Department } from "./department.ts";

/** A line of the tree as it is drawn. */
export interface Branch {
  department: Department;
  /** From 1, as screen readers count. */
  level: number;
  /** Its place among those beside it, from 1, and how many they are. */
  place: number;
  beside: number;
  /** Undefined where nothing is below. */
  open: boolean | undefined;
}

/** What of the tree stands on the page: all but what lies below a department that is closed. */
export function branchesOf(all: readonly Department[], closed: ReadonlySet<string>): Branch[] {
  const siblings = new Map<string | null, Department[]>();
  for (const department of all) {
    const above = department.parent?.id ?? null;
    siblings.set(above, [...(siblings.get(above) ?? []), department]);
  }
  return all
    .filter(({ id, path }) => !path.some((above) => above.id !== id && closed.has(above.id)))
    .map((department) => {
      const beside = siblings.get(department.parent?.id ?? null) ?? [];
      return {
        department,
        level: department.path.length,
        place: beside.indexOf(department) + 1,
        beside: beside.length,
        open: siblings.has(department.id) ? !closed.has(department.id) : undefined,
      };
    });
}

/** Where a department may be moved to: anywhere but into itself and what lies below it. */
export function placesFor(all: readonly Department[], id: string): Department[] {
  return all.filter(({ path }) => !path.some((above) => above.id === id));
}

/** "Service › Field" */
export function pathWords({ path }: Pick<Department, "path">): string {
  return path.map(({ name }) => name).join(" › ");
}

/** What a key does in a tree (WAI-ARIA): up and down by lines, right opens or goes in, left closes or goes out. */
export function stepIn(
  branches: readonly Branch[],
  at: number,
  key: string,
): { go?: number; close?: string; open?: string } | undefined {
  const branch = branches[at];
  if (branch === undefined) return undefined;
  const { id, parent } = branch.department;
  switch (key) {
    case "ArrowDown":
      return { go: Math.min(at + 1, branches.length - 1) };
    case "ArrowUp":
      return { go: Math.max(at - 1, 0) };
    case "Home":
      return { go: 0 };
    case "End":
      return { go: branches.length - 1 };
    case "ArrowRight":
      return branch.open === false ? { open: id } : branch.open ? { go: at + 1 } : {};
    case "ArrowLeft":
      if (branch.open) return { close: id };
      return parent ? { go: branches.findIndex(({ department }) => department.id === parent.id) } : {};
    default:
      return undefined;
  }
}
