import { sql } from "kysely";
import type { Tx } from "../database/transaction.ts";

export interface Node {
  id: string;
  version: number;
  name: string;
  parentId: string | null;
}

export type Tree = ReadonlyMap<string, Node>;

/** So deep that a page can still draw it, and every recursion over it stays short. */
export const deepest = 20;

/** All departments: a team has some hundreds at most. */
export async function loadTree(tx: Tx): Promise<Tree> {
  const rows = await tx
    .selectFrom("departments")
    .select(["id", "version", "name", "parent_id as parentId"])
    .orderBy("name")
    .orderBy("id")
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same, while nobody else changes it until the transaction ends: two moves never close a circle together. */
export async function holdTree(tx: Tx): Promise<Tree> {
  await sql`select pg_advisory_xact_lock(hashtext('departments.parent'))`.execute(tx);
  return loadTree(tx);
}

/** From the top down to the department itself. */
export function pathOf(tree: Tree, id: string): Node[] {
  const path: Node[] = [];
  for (let at = tree.get(id); at; at = at.parentId === null ? undefined : tree.get(at.parentId)) path.unshift(at);
  return path;
}

export function childrenOf(tree: Tree, id: string | null): Node[] {
  return [...tree.values()].filter(({ parentId }) => parentId === id);
}

/** Levels from a department down to the lowest below it, itself counted. */
export function heightOf(tree: Tree, id: string): number {
  return 1 + Math.max(0, ...childrenOf(tree, id).map((child) => heightOf(tree, child.id)));
}

/** Every department behind the one above it, those beside each other by name. */
export function inOrder(tree: Tree, from: string | null = null): Node[] {
  return childrenOf(tree, from).flatMap((node) => [node, ...inOrder(tree, node.id)]);
}
