import { stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";

const declaration = /\/src\/.+\/api\.ts$/;

/**
 * Gives the page each room's api.ts without its schemas: an endpoint keeps its method and path, by itself or
 * in a map, a plain list or word stays as it is, all else goes. The schemas weigh 20 kB with their library, and the page only needs their types.
 */
export function reduceEndpoints(): Plugin {
  return {
    name: "acquaint:endpoints",
    enforce: "pre",
    async load(id) {
      const path = id.split("?")[0] ?? id;
      if (!declaration.test(path)) return null;
      const { mtimeMs } = await stat(path);
      const room: Record<string, unknown> = await import(`${pathToFileURL(path).href}?at=${mtimeMs}`);
      return Object.entries(room).flatMap(reduce).join("\n");
    },
  };
}

function reduce([name, value]: [string, unknown]): string[] {
  const kept = isPlain(value) ? value : endpointsOf(value);
  return kept === undefined ? [] : [`export const ${name} = ${JSON.stringify(kept)};`];
}

/** An endpoint, or a map that leads to endpoints and nothing else, such as one for each kind of record. */
function endpointsOf(value: unknown): unknown {
  if (isEndpoint(value)) {
    const { method, path, accepts, replies } = value;
    return { method, path, accepts, replies };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, part]) => [key, endpointsOf(part)]);
  return entries.length > 0 && entries.every(([, part]) => part !== undefined)
    ? Object.fromEntries(entries)
    : undefined;
}

interface EndpointAtRunTime {
  method: string;
  path: string;
  accepts: string;
  replies: string;
}

function isEndpoint(value: unknown): value is EndpointAtRunTime {
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "accepts" in value;
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
