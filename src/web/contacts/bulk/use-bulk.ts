import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bulkContacts } from "../../../batches/api.ts";
import type { BodyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import type { Chosen } from "../../grid/list.ts";
import { useWork, type Say } from "../../work/work-context.ts";
import type { Within } from "../list/source.ts";

/** What is done to all that are chosen. */
export type Bulk = Pick<BodyOf<typeof bulkContacts>, "change" | "add" | "remove" | "newGroup" | "delete" | "setStatus">;

/** Does one thing to many as a batch, whose end is told by a toast. Resolves to whether it was begun. */
export function useBulk(within: Within | undefined) {
  const queries = useQueryClient();
  const { follow } = useWork();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const send = async (chosen: Chosen, what: Bulk, say?: Say): Promise<boolean> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { batch, state } = await call(bulkContacts, { body: { ...whomOf(chosen, within), ...what } });
      follow(batch, state, say);
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      // Another number matches by now: it is counted anew, and asked about again.
      if (error.status === 409) void queries.invalidateQueries({ queryKey: ["contacts"] });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, refusal };
}

/** Those named, or all that the list finds, with the number one has seen. */
export function whomOf(chosen: Chosen, within: Within | undefined): BodyOf<typeof bulkContacts> {
  const whom = namesOf(chosen, within);
  return chosen.all === undefined ? whom : { ...whom, expected: chosen.count.value };
}

/** The same without a number, for who only looks. */
export function namesOf({ ids, all }: Chosen, within: Within | undefined) {
  if (all === undefined) return { ids: [...ids] };
  const { search, filter } = all;
  return { ...within, ...(search && { search }), filter: filter ?? { all: [] } };
}
