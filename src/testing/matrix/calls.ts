import { openSession } from "../../access/session.ts";
import { inTransaction } from "../../database/transaction.ts";
import { password } from "../builders.ts";
import type { World } from "../world.ts";
import type { Actor } from "./people.ts";
import { companyBeside, groupToMergeInto, stageToMoveTo, tagToMergeInto, type Asking } from "./records.ts";
import type { RecordKind } from "./table.ts";

const boundary = "matrix";

/** What is asked with, so that who may is answered with success; left out: nothing. */
type Body = (asking: Asking) => object;

const nowhere = "00000000-0000-7000-8000-000000000000";
const other = "a lighthouse on a quiet shore";
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const name = ({ actor }: Asking) => ({ name: `Made by ${actor.column}` });
const address = ({ id, actor }: Asking) =>
  id === actor.id ? { email: actor.email, password } : { email: `new-${id}@matrix.test`, password };

const openedKinds: Partial<Record<RecordKind, string>> = {
  client: "contact",
  agent: "contact",
  company: "company",
  "company-in-trash": "company",
  opportunity: "opportunity",
  equipment: "equipment",
  "contact-group": "group",
};

const bodies: Readonly<Record<string, Body>> = {
  "POST /session": () => ({ email: "nobody@matrix.test", password: other }),
  "POST /session/prove": () => ({ password }),
  "POST /session/view-as": ({ id }) => ({ person: id }),
  "POST /second-factor": () => ({ password }),
  "PUT /second-factor": () => ({ code: "no code" }),
  "DELETE /second-factor": () => ({ password, code: "no code" }),
  "POST /setup": () => ({ token: "none", firstName: "A", lastName: "B", email: "a@matrix.test", password: other }),
  "PUT /contacts/{id}/password": ({ id, actor }) => ({
    password,
    ...(id === actor.id && { current: password }),
  }),
  "PUT /contacts/{id}/sign-in-email": address,
  "POST /contacts/{id}/invite": ({ id, actor }) => ({ email: id === actor.id ? actor.email : `${id}@matrix.test` }),
  "POST /invitations/show": () => ({ token: "none" }),
  "POST /invitations/accept": () => ({ token: "none", password: other }),
  "POST /password-reset": () => ({ email: "nobody@matrix.test" }),
  "PUT /password-reset": () => ({ token: "none", password: other }),
  "POST /tokens": () => ({ name: "Script", scopes: "reads", expiresAt: later() }),
  "POST /access-groups": (asking) => ({ ...name(asking), type: "client" }),
  "PATCH /access-groups/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "POST /access-groups/{id}/preview": ({ id }) => ({ name: `Anew ${id}` }),
  "PUT /access-groups/{id}/second-factor": () => ({ required: true }),
  "POST /departments": name,
  "PATCH /departments/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "PUT /departments/{id}/people": () => ({ people: [] }),
  "POST /fields": (asking) => ({ ...name(asking), on: "contacts", type: "text" }),
  "PUT /fields/order": () => ({ on: "contacts", ids: [] }),
  "PATCH /fields/{id}": () => ({ hint: "Anew" }),
  "POST /fields/{id}/purge": () => ({ name: "Another" }),
  "POST /tags": name,
  "PATCH /tags/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "POST /tags/merge": ({ id }) => ({ tags: [id], into: tagToMergeInto }),
  "POST /contacts": () => ({ firstName: "New", lastName: "Comer" }),
  "PATCH /contacts/{id}": () => ({ nickname: "Nicky" }),
  "POST /contacts/{id}/status": () => ({ status: "blocked" }),
  "POST /contacts/bulk": () => ({ ids: [nowhere], add: { tags: ["seen"] } }),
  "POST /contacts/bulk/status-preview": () => ({ ids: [nowhere], setStatus: { status: "blocked" } }),
  "POST /contacts/export": () => ({ ids: [nowhere] }),
  "POST /contact-groups": name,
  "PATCH /contact-groups/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "POST /contact-groups/{id}/duplicate": ({ id }) => ({ name: `Copy ${id}` }),
  "POST /contact-groups/merge": ({ id }) => ({ groups: [id], into: groupToMergeInto }),
  "POST /companies": name,
  "POST /companies/bulk": () => ({ ids: [nowhere], add: { tags: ["seen"] } }),
  "PATCH /companies/{id}": () => ({ description: "Anew" }),
  "POST /companies/{id}/domains/join": () => ({}),
  "POST /opportunities": name,
  "PATCH /opportunities/{id}": () => ({ description: "Anew" }),
  "POST /opportunities/{id}/move": () => ({ stage: stageToMoveTo }),
  "POST /equipment": ({ actor, id }) => ({
    name: "Thing",
    ...(actor.kind === "client" ? { contact: actor.id } : { company: companyBeside(id) }),
  }),
  "POST /equipment/bulk": () => ({ ids: [nowhere], change: { description: "Anew" } }),
  "PATCH /equipment/{id}": () => ({ description: "Anew" }),
  "POST /equipment/{id}/move": () => ({ parent: null }),
  "POST /equipment/{id}/transfer": ({ id }) => ({ company: companyBeside(id) }),
  "POST /equipment/{id}/notes": () => ({ html: "Words" }),
  "POST /pipelines": name,
  "PATCH /pipelines/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "POST /contacts/{id}/notes": () => ({ html: "Words" }),
  "POST /companies/{id}/notes": () => ({ html: "Words" }),
  "POST /opportunities/{id}/notes": () => ({ html: "Words" }),
  "PATCH /notes/{id}": () => ({ html: "Anew" }),
  "POST /tasks": () => ({ title: "Call back" }),
  "PATCH /tasks/{id}": () => ({ title: "Anew" }),
  "PATCH /files/{id}": () => ({ name: "anew.webp" }),
  "POST /trash/restore": () => ({ ids: [nowhere] }),
  "POST /trash/purge": () => ({ ids: [nowhere], count: 1 }),
  "POST /trash/{id}/purge": ({ line, id }) => ({ name: namesInTrash[line.record]?.(id) ?? "" }),
  "PATCH /settings": ({ actor }) => ({ name: `House of ${actor.column}` }),
  "PUT /mail-settings": () => ({ host: "127.0.0.1", port: 9, security: "none", fromAddress: "desk@matrix.test" }),
  "POST /mail-settings/test": () => ({ to: "somebody@matrix.test" }),
  "POST /blocklist": ({ actor }) => ({ value: `${actor.column}.example`.toLowerCase() }),
  "POST /blocklist/many": ({ actor }) => ({ values: [`many.${actor.column}.example`.toLowerCase()] }),
  "POST /recent": ({ line, id }) => ({ kind: openedKinds[line.record], id }),
  "POST /views": (asking) => ({ ...name(asking), on: "contacts" }),
  "PATCH /views/{id}": ({ id }) => ({ name: `Anew ${id}` }),
  "PUT /views/order": () => ({ on: "contacts", ids: [] }),
  "PATCH /imports/{id}/rows/{row}": () => ({ decision: "skip" }),
};

/** What the trash calls the records of the matrix. */
const namesInTrash: Readonly<Record<string, (id: string) => string>> = {
  "client-in-trash": () => "Rec Ord",
  "agent-in-trash": () => "Rec Ord",
  "company-in-trash": (id) => `Firm ${id}`,
  "opportunity-in-trash": () => "Deal",
  "equipment-in-trash": () => "Thing",
  "note-in-trash": () => "Words",
  "file-in-trash": () => "picture.webp",
  "task-in-trash": () => "Call back",
  "view-in-trash": (id) => id,
  "pipeline-in-trash": (id) => id,
  "stage-in-trash": (id) => id,
};

/** What is sent as a file. */
const files: Readonly<Record<string, "picture" | "people">> = {
  "PUT /contacts/{id}/picture": "picture",
  "POST /contacts/{id}/files": "people",
  "POST /companies/{id}/files": "people",
  "POST /opportunities/{id}/files": "people",
  "POST /equipment/{id}/files": "people",
  "PUT /settings/logo": "picture",
  "POST /imports": "people",
};

const queries: Readonly<Record<string, (asking: Asking) => string>> = {
  "GET /fields": () => "?on=contacts",
  "GET /fields/own": () => "?on=contacts",
  "GET /search": () => "?q=ord",
  "GET /trash/known": () => "?search=somebody@matrix.test",
  "GET /views": () => "?on=contacts",
  "GET /contacts/{id}/as-of": () => `?at=${encodeURIComponent(later())}`,
  "GET /contacts/{id}/why": ({ id }) => `?person=${id}`,
  "GET /companies/near": () => "?name=Any",
  // Who may have a file may have one of few.
  "GET /contacts/export": ({ actor }) => `?ids=${actor.id}`,
  "GET /companies/export": ({ id }) => `?ids=${id}`,
  "GET /equipment/labels": ({ id }) => `?ids=${id}`,
  "GET /companies/{id}/why": ({ actor }) => `?person=${actor.id}`,
  "GET /equipment/{id}/why": ({ actor }) => `?person=${actor.id}`,
  "GET /opportunities/{id}/why": ({ actor }) => `?person=${actor.id}`,
};

const params: Readonly<Record<string, string>> = { country: "UA", row: "1", kind: "emailChanged", token: "none" };

export interface Answer {
  status: number;
  body: string;
}

export interface Caller {
  /** Within the process, without a socket. */
  call(asking: Asking, cookie: string): Promise<Answer>;
  /** A session just opened and proved, past sign-in. */
  session(actor: Pick<Actor, "id">): Promise<string>;
}

/** `versioned`: routes that want the version seen. */
export function aCaller(world: World, versioned: ReadonlySet<string>, picture: Buffer): Caller {
  async function call(asking: Asking, cookie: string): Promise<Answer> {
    const { route } = asking.line;
    const [method = "", path = ""] = route.split(" ");
    const filled = path.replace(/\{(\w+)\}/g, (_all, key: string) => params[key] ?? asking.id);
    const url = `/api/v1${filled}${queries[route]?.(asking) ?? ""}`;
    const version = versioned.has(route) ? await versionOf(asking) : undefined;
    const headers = {
      cookie,
      origin: world.config.baseUrl,
      host: new URL(world.url).host,
      ...(version !== undefined && { "if-match": `"${version}"` }),
    };
    if (route === "GET /events") return stream(url, cookie);
    const file = files[route];
    const sent = file
      ? multipart(file === "picture" ? picture : Buffer.from("First name,Last name\nNina,Ode\n"))
      : json(asking);
    const reply = await world.app.inject({
      method: methodOf(method),
      url,
      headers: { ...headers, ...sent?.headers },
      ...(sent && { payload: sent.payload }),
    });
    return { status: reply.statusCode, body: reply.statusCode < 400 ? "" : reply.body };
  }

  async function versionOf({ line, id }: Asking): Promise<number> {
    const table = tables.find(([start]) => line.route.includes(start))?.[1] ?? "contacts";
    const { rows } = await world.database.pool.query(
      table === "installation" ? "select version from installation" : `select version from ${table} where id = $1`,
      table === "installation" ? [] : [id],
    );
    return rows[0]?.version ?? 1;
  }

  async function stream(url: string, cookie: string): Promise<Answer> {
    const reply = await fetch(`${world.url}${url}`, { headers: { cookie } });
    await reply.body?.cancel();
    return { status: reply.status, body: "" };
  }

  return {
    call,
    async session({ id }) {
      const secret = await inTransaction(world.db, (tx) =>
        openSession(tx, id, { address: "127.0.0.1", userAgent: "" }),
      );
      return `acquaint_session=${secret}`;
    },
  };
}

const tables: readonly (readonly [route: string, table: string])[] = [
  [" /companies", "companies"],
  [" /contact-groups", "contact_groups"],
  [" /access-groups", "access_groups"],
  [" /departments", "departments"],
  [" /fields", "own_fields"],
  [" /tags", "tags"],
  [" /opportunities", "opportunities"],
  [" /equipment", "equipment"],
  [" /pipelines", "pipelines"],
  [" /notes", "notes"],
  [" /files", "files"],
  [" /tasks", "tasks"],
  [" /settings", "installation"],
  [" /views", "views"],
];

interface Sent {
  headers: Record<string, string>;
  payload: Buffer | string;
}

function json(asking: Asking): Sent | undefined {
  const { route } = asking.line;
  const body = bodies[route]?.(asking);
  if (!body && !/^(POST|PUT|PATCH) /.test(route)) return undefined;
  return { headers: { "content-type": "application/json" }, payload: JSON.stringify(body ?? {}) };
}

function multipart(file: Buffer): Sent {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file.csv"\r\n\r\n`;
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function methodOf(text: string): "GET" | "POST" | "PUT" | "PATCH" | "DELETE" {
  if (text === "GET" || text === "POST" || text === "PUT" || text === "PATCH" || text === "DELETE") return text;
  throw new Error(`no method: ${text}`);
}
