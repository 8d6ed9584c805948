import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { reduceEndpoints } from "./endpoints.ts";

test("The page gets of an endpoint its method and path, and none of the schemas", async () => {
  const entry = fileURLToPath(new URL("../../access/api.ts", import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: "silent",
    plugins: [reduceEndpoints()],
    build: { write: false, minify: false, lib: { entry, formats: ["es"] } },
  });
  const code = [made]
    .flat()
    .flatMap((part) => ("output" in part ? part.output : []))
    .map((part) => ("code" in part ? part.code : ""))
    .join("");
  assert.match(
    code,
    /signIn = \{\s*"?method"?: "POST",\s*"?path"?: "\/session",\s*"?accepts"?: "json",\s*"?replies"?: "json"\s*\}/,
  );
  assert.doesNotMatch(code, /typebox|maxLength|Wrong, unknown/);
});
