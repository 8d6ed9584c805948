import type { AccountState, Actor } from "../access/actor.ts";
import type { Action } from "../access/grants.ts";
import type { Decision } from "../access/reachable.ts";
import type { Say } from "../words/words.ts";

export interface Asked {
  person: Actor;
  account: AccountState;
  kind: "contact" | "company" | "opportunity" | "equipment";
  /** Whose right it is about. */
  of: "clients" | "agents" | "companies" | "opportunities" | "equipment";
  action: Action;
  decision: Decision;
  /** The owner of the record and the companies that the two have in common, by name, for the words. */
  owner: string | null;
  common: string;
  /** Of equipment: whether the person uses it, and whether a company has it. */
  piece?: { isUsed: boolean; ofCompany: boolean };
}

export interface Step {
  code: string;
  holds: boolean;
  text: string;
}

/** What a decision rests on, in words and in order; it says yes exactly when each step holds. */
export function stepsOf(asked: Asked, say: Say): Step[] {
  const { person, account, decision, of, action } = asked;
  const said = (code: string, holds: boolean, params: Record<string, unknown> = {}): Step => ({
    code,
    holds,
    text: say(`why:${code}`, { person: person.name, group: person.accessGroup.name, ...params }),
  });
  const steps = [said(`account.${account}`, account === "active")];
  if (decision.basis === "administrator") return [...steps, said("group.administrator", true)];
  steps.push(said(`group.${person.kind}`, true));
  const section = decision.section === undefined ? undefined : say(`why:sections.${decision.section}`);
  if (decision.basis === "section") return [...steps, said("section.notConnected", false, { section })];
  if (section !== undefined) steps.push(said("section.connected", true, { section }));
  const right = { subject: say(`why:subjects.${of}`), action: say(`why:actions.${action}`) };
  if (decision.basis === "noRight") return [...steps, said("right.missing", false, right)];
  steps.push(said("right.held", true, { ...right, reach: say(reachCode(asked)) }));
  steps.push(said(relationCode(asked), decision.holds, { owner: asked.owner ?? "", company: asked.common }));
  return steps;
}

function reachCode({ decision: { reach }, kind, person }: Asked): string {
  if (kind === "equipment" && reach === "own" && person.kind === "client") return "why:reachesOf.equipment.ownOfClient";
  if (kind === "equipment" && reach !== "all") return `why:reachesOf.equipment.${reach}`;
  if (kind === "company" && (reach === "company" || reach === "managed")) return `why:reachesOf.company.${reach}`;
  return `why:reaches.${reach}`;
}

function relationCode(asked: Asked): string {
  const { decision, owner, kind } = asked;
  const { by, reach } = decision;
  if (kind === "equipment" && by !== "all") return equipmentCode(asked);
  if (by === "company" || by === "managed") return `by.${by}.${kind}`;
  if (by !== undefined) return `by.${by}`;
  if (reach === "company") return `beyond.company.${kind}`;
  if (reach === "managed") return "beyond.managed";
  return owner === null ? "beyond.noOwner" : "beyond.owner";
}

/** Equipment has no owner of its own: it is reached by who uses it, in whose name it is, and who owns that holder. */
function equipmentCode({ decision: { by, reach }, owner, person, piece }: Asked): string {
  if (by === "self") return piece?.isUsed ? "by.equipment.uses" : "by.equipment.holds";
  if (by === "owner") return piece?.ofCompany ? "by.equipment.ownsCompany" : "by.equipment.ownsPerson";
  if (by === "company" || by === "managed") return `by.${by}.equipment`;
  if (by !== undefined) return `by.equipment.${by}`;
  if (reach === "company" || reach === "managed") return `beyond.equipment.${reach}`;
  if (person.kind === "client") return "beyond.equipment.notTheirs";
  return owner === null ? "beyond.equipment.noOwner" : "beyond.equipment.owner";
}
