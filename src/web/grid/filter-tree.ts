import { isComplete } from "./condition.ts";
import { type Condition, type Filter, isCondition, joinParts, oppositeOf } from "./filter.ts";

/** How the members of a group hold: all, any, not all, none of them. */
export const modes = ["all", "any", "notAll", "none"] as const;
export type Mode = (typeof modes)[number];

/** A filter while somebody builds it: conditions may still lack a value, groups may be empty. */
export interface GroupNode {
  id: number;
  mode: Mode;
  parts: readonly TreeNode[];
}
interface ConditionNode {
  id: number;
  /** Undefined as long as no field is chosen. */
  condition: Condition | undefined;
}
export type TreeNode = GroupNode | ConditionNode;

export function isGroup(node: TreeNode): node is GroupNode {
  return "parts" in node;
}

let ids = 0;

export function newCondition(condition?: Condition): ConditionNode {
  ids += 1;
  return { id: ids, condition };
}

export function newGroup(mode: Mode, parts: readonly TreeNode[]): GroupNode {
  ids += 1;
  return { id: ids, mode, parts };
}

/** The parts of a list's filter as a tree to build on. */
export function treeOf(parts: readonly Filter[]): GroupNode {
  const filter = joinParts(parts);
  if (filter === undefined) return newGroup("all", []);
  const node = nodeOf(filter);
  return isGroup(node) ? node : newGroup("all", [node]);
}

function nodeOf(filter: Filter): TreeNode {
  if (isCondition(filter)) return newCondition(filter);
  if ("all" in filter) return newGroup("all", filter.all.map(nodeOf));
  if ("any" in filter) return newGroup("any", filter.any.map(nodeOf));
  const inner = filter.not;
  if (isCondition(inner)) {
    const opposite = oppositeOf(inner);
    return opposite ? newCondition(opposite) : newGroup("none", [newCondition(inner)]);
  }
  if ("all" in inner) return newGroup("notAll", inner.all.map(nodeOf));
  if ("any" in inner) return newGroup("none", inner.any.map(nodeOf));
  // Not not: what is inside.
  return nodeOf(inner.not);
}

/** What a tree asks by now: conditions that say too little, and empty groups, are left out. */
export function partsOfTree(root: GroupNode): Filter[] {
  const filter = filterOf(root);
  if (filter === undefined) return [];
  return !isCondition(filter) && "all" in filter ? filter.all : [filter];
}

function filterOf(node: TreeNode): Filter | undefined {
  if (!isGroup(node)) return node.condition && isComplete(node.condition) ? node.condition : undefined;
  const parts = node.parts.flatMap((part) => filterOf(part) ?? []);
  const [only] = parts;
  if (only === undefined) return undefined;
  if (node.mode === "all") return parts.length === 1 ? only : { all: parts };
  if (node.mode === "any") return parts.length === 1 ? only : { any: parts };
  if (parts.length === 1) return { not: only };
  return { not: node.mode === "none" ? { any: parts } : { all: parts } };
}

/** Whether something in it says too little to be asked. */
export function isUnfinished(node: TreeNode): boolean {
  if (isGroup(node)) return node.parts.some(isUnfinished);
  return node.condition === undefined || !isComplete(node.condition);
}

/** The tree with one node changed, or, where `change` gives nothing, without it. */
export function changeNode(root: GroupNode, id: number, change: (node: TreeNode) => TreeNode | undefined): GroupNode {
  const next = (node: TreeNode): TreeNode[] => {
    if (node.id === id) {
      const changed = change(node);
      return changed ? [changed] : [];
    }
    return [isGroup(node) ? { ...node, parts: node.parts.flatMap(next) } : node];
  };
  const [changed] = next(root);
  return changed && isGroup(changed) ? changed : { ...root, parts: [] };
}
