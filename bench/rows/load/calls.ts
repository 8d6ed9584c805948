import { randomOf } from "../../../demo/random.ts";
import type { Caller } from "../../app/caller.ts";
import type { Base } from "../../people/base.ts";
import { fields } from "../list/bare-list.ts";
import { kinds, queriesOf, somebody } from "../search/queries.ts";

export interface Calls {
  read(): Promise<unknown>;
  search(): Promise<unknown>;
  write(): Promise<unknown>;
}

/** What people do all day, each call by another of them: lists and cards, what they type as they type it, small changes. */
export function callsOf(base: Base, callers: readonly Caller[], seed = 12_007): Calls {
  const random = randomOf(seed);
  const typed = kinds.flatMap((kind) => queriesOf(base, kind, 40).map(({ text }) => text));
  const caller = () => random.pick(callers);
  const lists = ["lastName", "-updatedAt", "firstName", "-createdAt"].map(
    (sort) => `/contacts?sort=${sort}&fields=${fields}`,
  );
  return {
    async read() {
      if (random.chance(0.5)) return orOutOfReach(caller().get(`/contacts/${somebody(random, base).id}`));
      return caller().get(random.pick(lists));
    },
    async search() {
      const text = encodeURIComponent(random.pick(typed));
      const who = caller();
      return random.chance(0.5)
        ? who.get(`/search?q=${text}&limit=20`)
        : who.get(`/contacts?search=${text}&fields=${fields}`);
    },
    async write() {
      if (random.chance(0.2)) {
        const number = random.between(1, 1_000_000_000);
        return caller().send("POST", "/contacts", {
          firstName: "Robin",
          lastName: `Newcomer ${number}`,
          emails: [{ value: `robin.${number}@load.example`, label: "" }],
        });
      }
      const change = { jobTitle: `Title ${random.between(1, 1_000)}` };
      return orOutOfReach(caller().send("PATCH", `/contacts/${somebody(random, base).id}`, change));
    },
  };
}

/** Whom one may not see is answered with 404, and that is an answer. */
async function orOutOfReach(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: Error) => {
    if (!/: 404 /.test(error.message)) throw error;
  });
}
