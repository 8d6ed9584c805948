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

/** What somebody has looked at, and may change now. */
interface Card {
  reader: Caller;
  id: string;
  version: number;
}

const orders = ["lastName", "-updatedAt", "firstName", "-createdAt"];

/** What agents do all day, each call by another of them: lists and cards, what they type as they type it, small changes. */
export function callsOf(base: Base, agents: readonly Caller[], seed = 12_007): Calls {
  const random = randomOf(seed);
  const typed = kinds.flatMap((kind) => queriesOf(base, kind, 40).map(({ text }) => text));
  const agent = () => random.pick(agents);
  const seen: Card[] = [];
  return {
    async read() {
      const reader = agent();
      if (random.chance(0.5)) {
        const { id } = somebody(random, base);
        const card = await orElse(reader.json(`/contacts/${id}`), 404);
        if (card) seen.push({ reader, id, version: card.version });
        return card;
      }
      return reader.get(`/contacts?sort=${random.pick(orders)}&fields=${fields}`);
    },
    async search() {
      const text = encodeURIComponent(random.pick(typed));
      if (random.chance(0.5)) return agent().get(`/search?q=${text}&limit=20`);
      return agent().get(`/contacts?search=${text}&fields=${fields}`);
    },
    async write() {
      const card = seen.pop();
      if (!card || random.chance(0.2)) {
        const number = random.between(1, 1_000_000_000);
        const emails = [{ value: `robin.${number}@load.example`, label: "" }];
        return agent().send("POST", "/contacts", { firstName: "Robin", lastName: `Newcomer ${number}`, emails });
      }
      // Somebody else may have changed it since (412), or he may not (403): answers as well.
      const change = { jobTitle: `Title ${random.between(1, 1_000)}`, version: card.version };
      return orElse(card.reader.send("PATCH", `/contacts/${card.id}`, change), 403, 404, 412);
    },
  };
}

/** Clients look at the colleagues they may see. */
export function clientReads(clients: readonly Caller[], seed = 12_011): () => Promise<unknown> {
  const random = randomOf(seed);
  return () => random.pick(clients).get("/contacts?sort=lastName&fields=firstName,lastName,jobTitle,emails");
}

/** Refusals of these kinds are answers too. */
async function orElse<T>(call: Promise<T>, ...statuses: number[]): Promise<T | undefined> {
  return call.catch((error: Error) => {
    if (!statuses.some((status) => error.message.includes(`: ${status} `))) throw error;
    return undefined;
  });
}
