import type { Finding } from "./checks.ts";
import type { LargeImport } from "./large-import/large-import.ts";
import type { Migrated } from "./migrating.ts";
import type { Report } from "./torment.ts";

/** What happened while people worked, in words and figures. */
export function tormentLines({ kills, findings, acknowledged, files, tries }: Report): string[] {
  const count = (kind: string) => findings.filter((one) => one.kind === kind).length;
  const byFault = Map.groupBy(kills, ({ fault }) => `${fault.name} (${fault.cases})`);
  const byPhase = Map.groupBy(kills, ({ phase }) => phase || "nothing yet");
  const stages = [...files.values()];
  const answers = [...tries].toSorted().map(([status, times]) => `${status}: ${times}`);
  return [
    "",
    `${kills.length} kills; ${acknowledged} acknowledged writes: ${count("lost")} lost, ${count("twice")} twice, ${count("half")} half, ${count("wrong")} otherwise wrong`,
    `${stages.filter((stage) => stage >= 3).length} files imported, ${stages.filter((stage) => stage === 5).length} of them taken back`,
    "",
    "kills  ready after: median, slowest",
    ...[...byFault].map(([name, some]) => `${String(some.length).padStart(5)}  ${readiness(some).padEnd(22)} ${name}`),
    `${String(kills.length).padStart(5)}  ${readiness(kills).padEnd(22)} all`,
    "",
    `a turn takes ${turns(kills)}`,
    `while ${[...byPhase].map(([phase, some]) => `${phase}: ${some.length}`).join(", ")}`,
    `answers ${answers.join(", ")}`,
  ];
}

export function migratingLines({ kills }: Migrated): string[] {
  const byVictim = Map.groupBy(kills, ({ victim }) => victim);
  const victims = [...byVictim].map(([victim, some]) => `${victim}: ${some.length}`);
  return [`${kills.length} kills while migrating (${victims.join(", ")}); ready after ${readiness(kills)}`];
}

export function largeImportLines({ rows, megabytes, kills, seconds, peak, findings }: LargeImport): string[] {
  const byPhase = Map.groupBy(kills, ({ victim, phase }) => `${victim} while ${phase}`);
  return [
    "",
    `${rows.toLocaleString("en")} rows (${megabytes.toFixed(0)} MB), ${kills.length} kills; ready after ${readiness(kills)}`,
    ...[...byPhase].map(([name, some]) => `${String(some.length).padStart(5)}  ${name}`),
    `upload ${seconds.upload.toFixed(1)} s, check and run ${seconds.import.toFixed(1)} s, undo ${seconds.undo.toFixed(1)} s, kills and recoveries among them`,
    `the app's resident memory at most ${peak.toFixed(0)} MB`,
    findings.length === 0 ? "each row once, then taken back whole" : "NOT each row once, or not taken back whole",
  ];
}

export function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ["", "Nothing was found wrong."];
  return ["", `${findings.length} findings`, ...findings.slice(0, 50).map(({ kind, words }) => `${kind}: ${words}`)];
}

/** Seconds on average, and for what. */
function turns(kills: Report["kills"]): string {
  const mean = (of: keyof (typeof kills)[number]["times"]) =>
    kills.reduce((sum, { times }) => sum + times[of], 0) / Math.max(1, kills.length) / 1_000;
  const parts = (["work", "strike", "recovery", "rest", "checks"] as const).map((of) => [of, mean(of)] as const);
  const whole = parts.reduce((sum, [, seconds]) => sum + seconds, 0);
  return `${whole.toFixed(1)} s: ${parts.map(([of, seconds]) => `${of} ${seconds.toFixed(1)}`).join(", ")}`;
}

/** Median and slowest. */
function readiness(kills: readonly { ready?: number }[]): string {
  const sorted = kills.flatMap(({ ready }) => ready ?? []).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${Math.round(median)} ms, ${Math.round(sorted.at(-1) ?? 0)} ms`;
}
