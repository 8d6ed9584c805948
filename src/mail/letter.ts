/** What we write to people. Tokens become links at BASE_URL, times are told in the reader's time zone. */
export type Letter =
  | { kind: "invitation"; by: string; token: string; until: Date }
  | { kind: "passwordReset"; email: string; token: string; until: Date }
  | { kind: "newSignIn"; at: Date; address: string; browser: string }
  | { kind: "emailChanged"; at: Date }
  | { kind: "followed"; by: string; record: string; place: string; at: Date }
  | { kind: "mention"; by: string; record: string; place: string; at: Date }
  | { kind: "taskGiven"; by: string; title: string; place: string; at: Date }
  | { kind: "taskReminder"; title: string; place: string; at: Date }
  | { kind: "test" };

export type LetterKind = Letter["kind"];

export const letterKinds = [
  "invitation",
  "passwordReset",
  "newSignIn",
  "emailChanged",
  "mention",
  "followed",
  "taskGiven",
  "taskReminder",
  "test",
] as const satisfies readonly LetterKind[];

const hour = 3_600_000;

/** When a letter is good for nothing any more: its link is dead, or its news is so old that it would only frighten. */
export function endOf(letter: Letter): Date | undefined {
  switch (letter.kind) {
    case "invitation":
    case "passwordReset":
      return letter.until;
    case "newSignIn":
    case "emailChanged":
    case "mention":
    case "followed":
    case "taskGiven":
    case "taskReminder":
      return new Date(letter.at.getTime() + 72 * hour);
    case "test":
      return undefined;
  }
}

/** Whether whoever reads it is let in by it. */
export function holdsSecret({ kind }: Letter): boolean {
  return kind === "invitation" || kind === "passwordReset";
}
