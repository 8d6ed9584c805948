#!/usr/bin/env node
// Plain JavaScript, for it must be read by any Node: the program itself is TypeScript, which Node runs from version 24 on.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const needed = 24;
// As package.json has them too: the heap grows by half before garbage is collected, so that a long import stays below 300 MB.
const frugal = ["--max-semi-space-size=8", "--heap-growing-percent=50"];
const ours = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

// Compiled code is kept between starts, which makes them a third faster.
module.enableCompileCache?.();

if (Number.parseInt(process.versions.node, 10) >= needed) {
  await import("./acquaint.ts");
} else if (existsSync(ours)) {
  const program = fileURLToPath(new URL("./acquaint.ts", import.meta.url));
  const child = spawn(ours, [...frugal, program, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
} else {
  console.error(
    `Acquaint runs on Node.js ${needed}; this is ${process.versions.node}. "npm ci" brings the right one along, unless npm is told to run no install scripts. Run it again without --ignore-scripts, or install Node.js ${needed}.`,
  );
  process.exit(1);
}
