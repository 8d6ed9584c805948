import type { StoredRights } from "../database/tables/access-groups.ts";
import type { Actor } from "./actor.ts";
import { agentModules, grantParts, isGrant, reachOf } from "./rights.ts";

/** The actor with these grants and no others, each as far as he has it himself: never more than he may (A067). */
export function cutDown(actor: Actor, grants: readonly string[]): Actor {
  const rights: StoredRights = {};
  for (const grant of grants) {
    if (!isGrant(grant)) continue;
    const [subject, action] = grantParts(grant);
    rights[subject] = { ...rights[subject], [action]: reachOf(actor, subject, action) };
  }
  // What an administrator may do stands in no list; his sections and fields are all there are.
  const modules = actor.administrator ? agentModules : actor.modules;
  const fields = actor.administrator ? {} : actor.fields;
  return { ...actor, administrator: false, rights, modules, fields };
}
