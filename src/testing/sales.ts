import assert from "node:assert/strict";
import { aUser, type Person } from "./builders.ts";
import type { Client, Reply } from "./client.ts";
import type { World } from "./world.ts";

type Loose = Reply["body"];

/** A house that sells: its administrator, and what she makes. */
export interface Sales {
  ada: Person;
  admin: Client;
  /** The standing pipeline, and its stages by name. */
  pipeline: string;
  stages: Record<string, string>;
  /** Made by Ada unless said; asserts that it was. */
  made(path: string, body: object, who?: Client): Promise<Loose>;
  anOpportunity(name: string, more?: object, who?: Client): Promise<Loose>;
  aPipeline(name: string): Promise<{ id: string; in: Record<string, string> }>;
  /** The stages of a board by name. */
  board(query?: string, who?: Client): Promise<Record<string, Loose>>;
  cardsIn(stage: string, query?: string): Promise<string[]>;
}

export async function aSales(world: World): Promise<Sales> {
  const ada = await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" });
  const admin = world.as(ada);
  const [standing] = (await admin.get("/pipelines")).body.items;
  const byName = (stages: Loose[]) => Object.fromEntries(stages.map(({ name, id }) => [name, id]));
  const made = async (path: string, body: object, who = admin) => {
    const reply = await who.post(path, body);
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body;
  };
  const board = async (query = "", who = admin) => {
    const reply = await who.get(`/opportunities/board${query}`);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return Object.fromEntries(reply.body.stages.map((stage: Loose) => [stage.name, stage]));
  };
  return {
    ada,
    admin,
    pipeline: standing.id,
    stages: byName(standing.stages),
    made,
    anOpportunity: (name, more = {}, who = admin) => made("/opportunities", { name, ...more }, who),
    async aPipeline(name) {
      const { id, stages } = await made("/pipelines", { name });
      return { id, in: byName(stages) };
    },
    board,
    cardsIn: async (stage, query) => (await board(query))[stage].cards.map(({ name }: Loose) => name),
  };
}

/** `pointer code` of everything that was refused. */
export function faultsOf({ body }: Reply): string[] {
  return (body.errors ?? []).map(({ pointer, code }: Loose) => `${pointer} ${code}`);
}
