import type { Endpoint } from "./endpoint.ts";

/** OpenAPI 3.1 of the endpoints that are mounted, printed per request so that it is never older than they are. */
export function openApi(endpoints: readonly Endpoint[], version: string, baseUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Acquaint", version, license: { name: "AGPL-3.0-or-later", identifier: "AGPL-3.0-or-later" } },
    servers: [{ url: `${baseUrl}/api/v1` }],
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "acquaint_session" },
        token: { type: "http", scheme: "bearer", description: "A personal token (POST /tokens)" },
      },
    },
    security: [{ session: [] }, { token: [] }],
    paths,
  };
}

function operation(endpoint: Endpoint): object {
  return {
    summary: endpoint.summary,
    tags: [endpoint.path.split("/")[1] ?? ""],
    ...(endpoint.right === "anyone" && { security: [] }),
    ...(endpoint.right !== "anyone" && endpoint.about === "ownAccess" && { security: [{ session: [] }] }),
    ...(Array.isArray(endpoint.right) && { "x-needs-one-of": endpoint.right }),
    parameters: [
      ...parameters("path", endpoint.params),
      ...parameters("query", endpoint.query),
      ...versionHeader(endpoint),
    ],
    ...(hasProperties(endpoint.body) && {
      requestBody: {
        required: true,
        content: {
          [endpoint.accepts === "multipart" ? "multipart/form-data" : "application/json"]: { schema: endpoint.body },
        },
      },
    }),
    responses: {
      [endpoint.status]: {
        description: "Done",
        ...(endpoint.replies === "json" &&
          endpoint.status !== 204 && { content: { "application/json": { schema: endpoint.reply } } }),
      },
      default: {
        description: "Refused",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameters(place: "path" | "query", schema: Endpoint["params"]): object[] {
  if (!hasProperties(schema)) return [];
  const required: readonly string[] = "required" in schema && Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: one,
  }));
}

function versionHeader(endpoint: Endpoint): object[] {
  return endpoint.versioned
    ? [
        {
          name: "If-Match",
          in: "header",
          required: false,
          schema: { type: "string" },
          description: "The version seen, in quotes; or `version` in the body",
        },
      ]
    : [];
}

function hasProperties(schema: object): schema is { properties: Record<string, object> } {
  return (
    "properties" in schema &&
    typeof schema.properties === "object" &&
    schema.properties !== null &&
    Object.keys(schema.properties).length > 0
  );
}

const problem = {
  type: "object",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", description: "Stable; the words change with the language" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { pointer: { type: "string" }, detail: { type: "string" }, code: { type: "string" } },
      },
    },
  },
};
