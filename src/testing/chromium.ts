import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** The browser for tests: CHROMIUM_PATH, else where systems put it, else Debian's package, installed when that is possible. */
export function findChromium(): string {
  const found = [process.env["CHROMIUM_PATH"] ?? "", ...places].find(isProgram);
  if (found) return found;
  if (process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")) {
    process.stdout.write("Installing Chromium for the browser tests (apt-get install chromium)…\n");
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const installed = places.find(isProgram);
    if (installed) return installed;
  }
  throw new Error(
    "The browser tests need Chromium: install it (apt-get install chromium), or name it in CHROMIUM_PATH.",
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== "";
  } catch {
    return false;
  }
}
