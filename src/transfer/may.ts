import type { Actor } from "../access/actor.ts";
import { needs, type Action, type Grant, type Subject } from "../access/grants.ts";
import { holds } from "../access/rights.ts";

/** The kinds of records that come in files. */
export const importKinds = ["contacts", "companies", "equipment"] as const;
export type ImportKind = (typeof importKinds)[number];

const subjects: Readonly<Record<ImportKind, readonly Subject[]>> = {
  contacts: ["contacts.clients", "contacts.agents"],
  companies: ["companies"],
  equipment: ["equipment"],
};

/** The rights that open a door: any of a kind's, or of any kind where none is said. */
export function needsAny(action: Action, kinds: readonly ImportKind[] = importKinds): readonly Grant[] {
  return needs(...kinds.flatMap((kind) => subjects[kind].map((subject): Grant => `${subject}:${action}`)));
}

export function mayTransfer(actor: Actor, kind: ImportKind, action: "import" | "export"): boolean {
  return subjects[kind].some((subject) => holds(actor, subject, action));
}
