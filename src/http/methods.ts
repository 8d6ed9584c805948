import type { Endpoint } from "./endpoint.ts";

/** Tells with which methods an address is mounted; none where there is nothing. */
export function methodsOf(endpoints: readonly Pick<Endpoint, "method" | "path">[]): (url: string) => string[] {
  const known = endpoints.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return (url) => {
    const path = url.replace(/[?#].*$/s, "");
    return [...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  };
}

function patternOf(path: string): RegExp {
  const parts = path.split("/").map((part) => (part.startsWith(":") ? "[^/]+" : part.replaceAll(".", "\\.")));
  return new RegExp(`^/api/v1${parts.join("/")}$`);
}
