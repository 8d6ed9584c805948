import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";

const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const files: Record<string, string> = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" };

/** The API for people to read and try, at /api/docs: from this very installation's OpenAPI, without any outside host. */
export function docsRoutes(app: FastifyInstance): void {
  app.get("/api/docs", async (_request, reply) => reply.type("text/html; charset=utf-8").send(document));
  app.get("/api/docs/start.js", async (_request, reply) => reply.type("text/javascript; charset=utf-8").send(start));
  for (const [name, type] of Object.entries(files))
    app.get(`/api/docs/${name}`, async (_request, reply) =>
      reply
        .header("cache-control", "public, max-age=86400")
        .type(`${type}; charset=utf-8`)
        .send(await readFile(join(folder, name))),
    );
}

const document = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acquaint API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><main id="docs"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>
`;

const start = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#docs", deepLinking: true, docExpansion: "none", validatorUrl: null });
`;
