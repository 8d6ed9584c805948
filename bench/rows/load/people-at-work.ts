import { signIn, type Caller } from "../../app/caller.ts";
import { actorIndex, emailOfActor, type Base } from "../../people/base.ts";

const agentsAtWork = 40;
const clientsAtWork = 20;

/** The administrator is the first of the agents. */
export async function signInAll(base: Base, url: string): Promise<{ agents: Caller[]; clients: Caller[] }> {
  const signInSome = async (indexes: readonly number[]) => {
    const callers: Caller[] = [];
    for (const index of indexes) callers.push(await signIn(url, emailOfActor(base, index)));
    return callers;
  };
  const others = Array.from({ length: Math.min(agentsAtWork, base.agents - 10) }, (_, at) => 5 + at);
  return {
    agents: await signInSome([actorIndex(base, "administrator"), ...others]),
    clients: await signInSome(Array.from({ length: clientsAtWork }, (_, at) => base.agents + at)),
  };
}
