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

const orders = ["lastName", "-updatedAt", "firstName", "-createdAt"];

/** What agents do all day, each call by another of them: lists and cards, what they type as they type it, small changes. */
export function callsOf(base: Base, agents: readonly Caller[], seed = 12_007): Calls {
  const random = randomOf(seed);
  const typed = kinds.flatMap((kind) => queriesOf(base, kind, 40).map(({ text }) => text));
  const agent = () => random.pick(agents);
  return {
    async read() {
      if (random.chance(0.5)) return orOutOfReach(agent().get(`/contacts/${somebody(random, base).id}`));
      return agent().get(`/contacts?sort=${random.pick(orders)}&fields=${fields}`);
    },
    async search() {
      const text = encodeURIComponent(random.pick(typed));
      if (random.chance(0.5)) return agent().get(`/search?q=${text}&limit=20`);
      return agent().get(`/contacts?search=${text}&fields=${fields}`);
    },
    async write() {
      if (random.chance(0.2)) {
        const number = random.between(1, 1_000_000_000);
        const emails = [{ value: `robin.${number}@load.example`, label: "" }];
        return agent().send("POST", "/contacts", { firstName: "Robin", lastName: `Newcomer ${number}`, emails });
      }
      const change = { jobTitle: `Title ${random.between(1, 1_000)}` };
      return orOutOfReach(agent().send("PATCH", `/contacts/${somebody(random, base).id}`, change));
    },
  };
}

/** Clients look at the colleagues they may see. */
export function clientReads(clients: readonly Caller[], seed = 12_011): () => Promise<unknown> {
  const random = randomOf(seed);
  return () => random.pick(clients).get("/contacts?sort=lastName&fields=firstName,lastName,jobTitle,emails");
}

/** Whom one may not see is answered with 404, and that is an answer. */
async function orOutOfReach(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: Error) => {
    if (!/: 404 /.test(error.message)) throw error;
  });
}
