import { setTimeout as wait } from "node:timers/promises";
import type { Client, Reply } from "../../src/testing/client.ts";

/** Calls as somebody whom no fault troubles: again, with the same key, until there is an answer; for ten minutes. */
export interface Caller {
  look(path: string): Promise<Reply["body"]>;
  ask(path: string, body?: unknown): Promise<Reply["body"]>;
}

export function patient(api: Client): Caller {
  let keys = 0;

  async function untilAnswered(call: () => Promise<Reply>): Promise<Reply["body"]> {
    for (const end = Date.now() + 600_000; ; await wait(100)) {
      const reply = await call().catch(() => undefined);
      if (reply && reply.status < 300) return reply.body;
      if (reply && reply.status < 500 && reply.status !== 429)
        throw new Error(`refused (${reply.status}): ${JSON.stringify(reply.body)}`);
      if (reply?.status === 500 || Date.now() > end) throw new Error(`no answer: ${JSON.stringify(reply?.body)}`);
    }
  }

  return {
    look: (path) => untilAnswered(() => api.get(path)),
    ask(path, body) {
      const key = { "idempotency-key": `large-${++keys}` };
      return untilAnswered(() => api.post(path, body, key));
    },
  };
}
