import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { depthOf, type Filter, joinParts, oppositeOf } from "./filter.ts";
import { changeNode, isGroup, newCondition, newGroup, partsOfTree, treeOf } from "./filter-tree.ts";

const vip: Filter = { field: "tags", is: "is", value: "VIP" };
const buyer: Filter = { field: "jobTitle", is: "contains", value: "buy" };

const leaf: fc.Arbitrary<Filter> = fc.constantFrom<Filter>(
  vip,
  buyer,
  { field: "owner", is: "empty" },
  { field: "notified", is: "is", value: true },
  { field: "lastName", is: "startsWith", value: "Ho" },
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie("filter") }),
  ),
}));

/** Whether somebody meets a filter of whom these conditions are true. */
function meets(one: Filter | undefined, isTrue: (said: string) => boolean): boolean {
  if (one === undefined) return true;
  if ("not" in one) return !meets(one.not, isTrue);
  if ("all" in one) return one.all.every((part) => meets(part, isTrue));
  if ("any" in one) return one.any.some((part) => meets(part, isTrue));
  const opposite = oppositeOf(one);
  const isNegative = opposite !== undefined && ["isNot", "notContains", "noneOf", "notEmpty"].includes(one.is);
  return isNegative ? !isTrue(JSON.stringify(opposite)) : isTrue(JSON.stringify(one));
}

test("what is opened in the panel and left as it is finds the same people, and goes no deeper", () => {
  fc.assert(
    fc.property(filter, fc.func(fc.boolean()), (one, isTrue) => {
      const again = joinParts(partsOfTree(treeOf([one])));
      assert.ok(again);
      assert.equal(meets(again, isTrue), meets(one, isTrue), JSON.stringify([one, again]));
      assert.ok(depthOf(again) <= depthOf(one) + 1, JSON.stringify([one, again]));
    }),
    { numRuns: 500 },
  );
});

test("what is not finished is left out, empty groups with it", () => {
  const root = newGroup("all", [
    newCondition(),
    newCondition({ field: "tags", is: "anyOf", value: [] }),
    newGroup("none", [newGroup("any", [newCondition()])]),
    newGroup("any", [
      newCondition({ field: "owner", is: "empty" }),
      newCondition(),
      newGroup("none", [newCondition({ field: "owner", is: "empty" })]),
    ]),
  ]);
  assert.deepEqual(partsOfTree(root), [
    { any: [{ field: "owner", is: "empty" }, { not: { field: "owner", is: "empty" } }] },
  ]);
  assert.deepEqual(partsOfTree(newGroup("none", [])), []);
});

test("a node deep inside is changed or taken away, and the others stay themselves", () => {
  const root = treeOf([vip, { any: [buyer, vip] }]);
  const group = root.parts.find(isGroup);
  const inside = group?.parts[0];
  assert.ok(group && inside);
  const without = changeNode(root, inside.id, () => undefined);
  assert.deepEqual(partsOfTree(without), [vip, vip]);
  assert.equal(without.parts[0], root.parts[0]);
  const turned = changeNode(root, group.id, (node) => ({ ...node, mode: "none" }));
  assert.deepEqual(partsOfTree(turned), [vip, { not: { any: [buyer, vip] } }]);
});
