import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Installation } from "./installation.ts";

export interface Crew {
  work(): void;
  /** Resolves when nobody has a call under way; what was asked for without an answer stays open. */
  rest(): Promise<void>;
  /** Ends what is begun, and goes home. False when that takes much longer than it should: ten minutes, and a second for each fifty rows of a file. */
  finish(): Promise<boolean>;
  dismiss(): void;
}

interface Terms {
  seed: number;
  rows: [low: number, high: number];
  password: string;
  emails: readonly string[];
}

/** The users, in a process of their own. */
export function hireCrew({ url }: Installation, ledger: string, terms: Terms): Crew {
  const program = fileURLToPath(new URL("./generator.ts", import.meta.url));
  const child = fork(program, [JSON.stringify({ url, ledger, ...terms })], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });

  async function heard(word: string, milliseconds: number): Promise<boolean> {
    const signal = AbortSignal.timeout(milliseconds);
    try {
      for (;;) {
        const [said] = await once(child, "message", { signal });
        if (said === word) return true;
      }
    } catch {
      return false;
    }
  }

  return {
    work: () => void child.send("work"),
    async rest() {
      child.send("rest");
      if (!(await heard("resting", 180_000))) throw new Error("The crew does not come to rest.");
    },
    finish() {
      child.send("finish");
      return heard("finished", 600_000 + terms.rows[1] * 20);
    },
    dismiss: () => void child.kill("SIGKILL"),
  };
}
