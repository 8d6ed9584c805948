import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/transaction.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { previewTemplate as declared } from "./api.ts";
import type { Letter, LetterKind } from "./letter.ts";
import { findSender } from "./sender.ts";
import { writeLetter } from "./write-letter.ts";

/** A letter of a kind as the actor would get it, in a language to choose. */
export async function previewTemplate(
  tx: Tx,
  actor: Actor,
  kind: LetterKind,
  language: string,
  baseUrl: string,
): Promise<ReplyOf<typeof declared>> {
  const email = await tx.selectFrom("contacts").select("sign_in_email").where("id", "=", actor.id).executeTakeFirst();
  const letter = sampleOf(kind, actor, email?.sign_in_email ?? "");
  return writeLetter(letter, { ...actor, language }, await findSender(tx, baseUrl));
}

function sampleOf(kind: LetterKind, actor: Actor, email: string): Letter {
  const now = Date.now();
  switch (kind) {
    case "invitation":
      return { kind, by: actor.name, token: "…", until: new Date(now + 24 * 3_600_000) };
    case "passwordReset":
      return { kind, email, token: "…", until: new Date(now + 3_600_000) };
    case "newSignIn":
      return { kind, at: new Date(now), address: actor.address ?? "", browser: "Firefox" };
    case "emailChanged":
      return { kind, at: new Date(now) };
    case "mention":
    case "followed":
      return { kind, by: actor.name, record: actor.name, place: `/contacts/${actor.id}`, at: new Date(now) };
    case "taskGiven":
      return { kind, by: actor.name, title: "…", place: "/tasks", at: new Date(now) };
    case "taskReminder":
      return { kind, title: "…", place: "/tasks", at: new Date(now) };
    case "test":
      return { kind };
  }
}
