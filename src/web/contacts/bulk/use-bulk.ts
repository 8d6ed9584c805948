import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bulkCompanies, bulkContacts, bulkEquipment } from "../../../batches/api.ts";
import type { BodyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import type { Chosen } from "../../grid/list.ts";
import { useWork, type Say } from "../../work/work-context.ts";
import type { Within } from "../list/source.ts";

/** What is done to all that are chosen. */
export type Bulk = Pick<
  BodyOf<typeof bulkContacts>,
  "change" | "add" | "remove" | "newGroup" | "delete" | "setStatus"
> &
  Pick<BodyOf<typeof bulkEquipment>, "retire">;

/** The kind of records that it is done to. */
export type BulkOf = "contacts" | "companies" | "equipment";

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

function begin(of: BulkOf, chosen: Chosen, what: Bulk, within: Within | undefined) {
  const { change, add, remove, retire, delete: goes, ...rest } = what;
  if (of === "contacts")
    return call(bulkContacts, { body: { ...whomOf(chosen, within), ...rest, delete: goes, change, add, remove } });
  const whom = whomOf(chosen, undefined);
  if (of === "equipment") return call(bulkEquipment, { body: { ...whom, ...asChange(change), retire, delete: goes } });
  return call(bulkCompanies, {
    body: {
      ...whom,
      ...asChange(change),
      ...(add && { add: tagsOf(add) }),
      ...(remove && { remove: tagsOf(remove) }),
      delete: goes,
    },
  });
}

/** What a draft of any record comes to; the server says what is wrong with it. */
function asChange(change: Bulk["change"]): { change?: object } {
  return change ? { change } : {};
}

function tagsOf({ tags = [] }: NonNullable<Bulk["add"]>) {
  return { tags };
}

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
