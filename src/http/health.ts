import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Database } from "../database/connect.ts";

/**
 * `/health/live`: the process answers. `/health/ready`: it can work (the database answers within two seconds), else 503.
 * `/metrics`: numbers for Prometheus, without names, addresses or contents of anybody.
 */
export function healthRoutes(app: FastifyInstance, database: Pick<Database, "db" | "pool">): void {
  const counted = countAnswers(app);
  app.get("/health/live", async () => ({ live: true }));
  app.get("/health/ready", async (_request, reply) => {
    try {
      await answersInTime(database);
      return { ready: true };
    } catch {
      return reply.code(503).header("retry-after", "2").send({ ready: false });
    }
  });
  app.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4").send(print(counted, database)),
  );
}

async function answersInTime({ db }: Pick<Database, "db">): Promise<void> {
  await Promise.race([
    sql`select 1`.execute(db),
    new Promise((_, fail) => setTimeout(() => fail(new Error("slow")), 2_000).unref()),
  ]);
}

interface Counted {
  answers: Map<string, number>;
  seconds: number;
}

function countAnswers(app: FastifyInstance): Counted {
  const counted: Counted = { answers: new Map(), seconds: 0 };
  app.addHook("onResponse", async (request, reply) => {
    const key = `method="${request.method}",status="${reply.statusCode}"`;
    counted.answers.set(key, (counted.answers.get(key) ?? 0) + 1);
    counted.seconds += reply.elapsedTime / 1000;
  });
  return counted;
}

function print(counted: Counted, { pool }: Pick<Database, "pool">): string {
  const memory = process.memoryUsage();
  return [
    "# TYPE acquaint_http_answers_total counter",
    ...[...counted.answers].map(([key, count]) => `acquaint_http_answers_total{${key}} ${count}`),
    "# TYPE acquaint_http_seconds_total counter",
    `acquaint_http_seconds_total ${counted.seconds.toFixed(3)}`,
    "# TYPE acquaint_database_connections gauge",
    `acquaint_database_connections{state="open"} ${pool.totalCount}`,
    `acquaint_database_connections{state="idle"} ${pool.idleCount}`,
    `acquaint_database_connections{state="waiting"} ${pool.waitingCount}`,
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${memory.rss}`,
    "# TYPE process_heap_bytes gauge",
    `process_heap_bytes ${memory.heapUsed}`,
    "",
  ].join("\n");
}
