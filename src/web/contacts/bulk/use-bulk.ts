import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bulkCompanies, bulkContacts } from "../../../batches/api.ts";
import type { BodyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import type { Chosen } from "../../grid/list.ts";
import { useWork, type Say } from "../../work/work-context.ts";
import type { Within } from "../list/source.ts";

/** What is done to all that are chosen. */
export type Bulk = Pick<BodyOf<typeof bulkContacts>, "change" | "add" | "remove" | "newGroup" | "delete" | "setStatus">;

/** The kind of records that it is done to. */
export type BulkOf = "contacts" | "companies";

/** Does one thing to many as a batch, whose end is told by a toast. Resolves to whether it was begun. */
export function useBulk(of: BulkOf, within: Within | undefined) {
  const queries = useQueryClient();
  const { follow } = useWork();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const send = async (chosen: Chosen, what: Bulk, say?: Say): Promise<boolean> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { batch, state } = await begin(of, chosen, what, within);
      follow(batch, state, say);
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      // Another number matches by now: it is counted anew, and asked about again.
      if (error.status === 409) void queries.invalidateQueries({ queryKey: [of] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, refusal };
}

function begin(of: BulkOf, chosen: Chosen, { change, add, remove, ...what }: Bulk, within: Within | undefined) {
  if (of === "contacts")
    return call(bulkContacts, { body: { ...whomOf(chosen, within), ...what, change, add, remove } });
  // What a draft of any record comes to; the server says what is wrong with it.
  const edit: Edit = {};
  Object.assign(edit, change && { change }, add && { add }, remove && { remove });
  return call(bulkCompanies, { body: { ...whomOf(chosen, undefined), ...edit, ...(what.delete && { delete: true }) } });
}

type Edit = Pick<BodyOf<typeof bulkCompanies>, "change" | "add" | "remove">;

/** Those named, or all that the list finds, with the number one has seen. */
export function whomOf(chosen: Chosen, within: Within | undefined) {
  const whom = namesOf(chosen, within);
  return chosen.all === undefined ? whom : { ...whom, expected: chosen.count.value };
}

/** The same without a number, for who only looks. */
export function namesOf({ ids, all }: Chosen, within: Within | undefined) {
  if (all === undefined) return { ids: [...ids] };
  const { search, filter } = all;
  return { ...within, ...(search && { search }), filter: filter ?? { all: [] } };
}
