import { spawnSync } from "node:child_process";
import { installCheckers, root } from "./checkers.ts";

// `npm run check`: everything that `npm test` holds without starting anything.
await installCheckers();
const { status } = spawnSync(process.execPath, ["--test", "tools/checks.test.ts", "tools/floors.test.ts"], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
