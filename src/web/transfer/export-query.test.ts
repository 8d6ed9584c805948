import assert from "node:assert/strict";
import { test } from "node:test";
import { exportQuery, scopesOf, type ExportList } from "./export-query.ts";

const list: ExportList = { search: "", filter: undefined, sort: "lastName", fields: ["firstName", "emails"] };
const vip = { field: "tags", is: "is", value: "VIP" };

test("without filter and selection there is only everybody", () => {
  assert.deepEqual(scopesOf(list), ["all"]);
});

test("those ticked come first, then those shown", () => {
  assert.deepEqual(
    scopesOf({ ...list, search: "berg", selected: { count: { value: 2, exact: true }, ids: ["1", "2"] } }),
    ["selected", "filtered", "all"],
  );
});

test("everybody is asked for without the filter that hides some", () => {
  assert.deepEqual(
    exportQuery({ ...list, search: "berg", filter: vip }, { scope: "all", columns: "all", delimiter: "," }),
    { delimiter: ",", columns: "all", sort: "lastName" },
  );
});

test("those shown go by search and filter, the list's columns by their keys", () => {
  assert.deepEqual(
    exportQuery({ ...list, search: "berg", filter: vip }, { scope: "filtered", columns: "grid", delimiter: "excel" }),
    {
      delimiter: "excel",
      columns: "grid",
      fields: "firstName,emails",
      sort: "lastName",
      search: "berg",
      filter: JSON.stringify(vip),
    },
  );
});

test("ticked ones go by their ids; all but some by a filter", () => {
  assert.deepEqual(
    exportQuery(
      { ...list, selected: { count: { value: 1, exact: true }, ids: ["7"] } },
      { scope: "selected", columns: "all", delimiter: ";" },
    ).ids,
    ["7"],
  );
  const query = exportQuery(
    { ...list, filter: undefined, selected: { count: { value: 900, exact: true }, ids: [], filter: vip } },
    { scope: "selected", columns: "all", delimiter: ";" },
  );
  assert.deepEqual([query.ids, query.filter], [undefined, JSON.stringify(vip)]);
});
