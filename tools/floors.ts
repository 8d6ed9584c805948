import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The house from the ground up: a room imports from floors below its own and, sparingly, from its own. */
const floors: readonly (readonly string[])[] = [
  ["config", "cannot-start", "log", "database", "http", "jobs", "lists", "values", "words"],
  [
    "access",
    "audit",
    "events",
    "fields",
    "files",
    "follows",
    "mail",
    "notes",
    "notifications",
    "recent",
    "tags",
    "tasks",
    "tokens",
    "views",
  ],
  ["records"],
  ["access-groups", "blocklist", "companies", "contact-groups", "contacts", "departments", "equipment", "settings"],
  ["batches", "opportunities", "requests", "users"],
  ["as-of", "journal", "org-chart", "search", "similar", "timeline", "trash", "why"],
  ["carddav", "channels", "portal", "reports", "transfer", "webhooks"],
  ["backup", "check", "web", "work"],
];

/** What puts the rooms together or stands outside may import every room, and no room imports it. */
const outside = ["app", "server", "testing", "bin", "bench", "demo", "torture", "tools"];

/** Who writes a table. */
const writers: Readonly<Record<string, readonly string[]>> = {
  access_groups: ["access-groups"],
  addresses: ["contacts"],
  audit: ["audit"],
  batch_items: ["batches"],
  batches: ["audit"],
  blocklist: ["blocklist"],
  companies: ["companies"],
  company_domains: ["companies"],
  // Beside their rooms, `tags` takes tags that are merged or deleted off whatever bears them.
  company_tags: ["companies"],
  contact_blocks: ["contacts"],
  contact_group_members: ["contacts"],
  contact_groups: ["contact-groups"],
  contact_tags: ["contacts"],
  // Beside these, `fields` takes the values of a purged own field, and links to what is purged, out of whatever kind of record had them.
  // Signing in leaves its marks on the contact, and the first administrator comes before anybody could make one.
  contacts: ["contacts", "access"],
  credentials: ["access"],
  // Who sits where is a list of the contact; who leads, and a whole department's move, are the department's.
  department_people: ["contacts", "departments"],
  departments: ["departments"],
  equipment: ["equipment"],
  equipment_holdings: ["equipment"],
  file_uploads: ["files"],
  files: ["files"],
  // What followers are not yet told of is kept with the entry of the journal.
  follow_news: ["audit", "follows"],
  follow_notices: ["follows"],
  follows: ["follows"],
  idempotency_keys: ["http"],
  identities: ["contacts", "access"],
  import_keys: ["transfer"],
  import_places: ["transfer"],
  import_rows: ["transfer"],
  imports: ["transfer"],
  installation: ["access", "settings"],
  job_workers: ["jobs"],
  mail_settings: ["mail"],
  name_words: ["contacts"],
  recent_records: ["recent"],
  recovery_codes: ["access"],
  second_factors: ["access"],
  // Who belongs to a company is a list of the contact; who manages it is said on the company.
  memberships: ["contacts", "companies"],
  migrations: ["database"],
  opportunities: ["opportunities"],
  opportunity_contacts: ["opportunities"],
  note_mentions: ["notes"],
  notes: ["notes"],
  notifications: ["notifications"],
  outbox: ["mail"],
  own_fields: ["fields"],
  pipelines: ["opportunities"],
  search_texts: ["contacts", "access"],
  sessions: ["access"],
  sign_in_failures: ["access"],
  sign_in_links: ["users"],
  stages: ["opportunities"],
  tags: ["tags"],
  tasks: ["tasks"],
  token_calls: ["access"],
  tokens: ["tokens", "access"],
  view_groups: ["views"],
  view_places: ["views"],
  views: ["views"],
};

export interface SourceFile {
  /** From the root of the repository, with slashes. */
  path: string;
  text: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

/** The program's own source, tests left out: they may stand anywhere. */
export async function readSource(): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const path of glob("{src,bin,demo,bench,torture}/**/*.{ts,tsx}", { cwd: root })) {
    if (!path.includes(".test.")) files.push({ path, text: await readFile(join(root, path), "utf8") });
  }
  return files.sort((a, b) => a.path.localeCompare(b.path));
}

/** Every break of the walls, with its place: `path: what is wrong`. */
export function findBreaches(files: readonly SourceFile[]): string[] {
  const links = files.flatMap(linksOf);
  return [
    ...links.flatMap(breachesOfLink),
    ...circles(links),
    ...files.flatMap(strangeWrites),
    ...files.flatMap(classes),
  ];
}

interface Link {
  from: string;
  to: string;
  typesOnly: boolean;
}

function linksOf({ path, text }: SourceFile): Link[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?[^;"]*?"(\.{1,2}\/[^"]+)"|import\("(\.{1,2}\/[^"]+)"\)/gm);
  return [...found].map(([, type, imported, later]) => ({
    from: path,
    to: join(dirname(path), imported ?? later ?? ""),
    typesOnly: type !== undefined,
  }));
}

function breachesOfLink(link: Link): string[] {
  const from = roomOf(link.from);
  const to = roomOf(link.to);
  if (from === to || outside.includes(from)) return [];
  const said = `${link.from}: imports ${link.to}`;
  if (outside.includes(to)) return [`${said}, which stands outside the rooms`];
  if (from === "web") return webMay(link) ? [] : [`${said}; the page knows only a room's api.ts, types and words`];
  const [own, other] = [floorOf(from), floorOf(to)];
  if (own === -1 || other === -1)
    return [`${said}: the room ${own === -1 ? from : to} is on no floor (tools/floors.ts)`];
  return other > own ? [`${said}, from the floor above`] : [];
}

function webMay({ from, to, typesOnly }: Link): boolean {
  return (
    typesOnly ||
    /^src\/[a-z-]+\/api\.ts$/.test(to) ||
    /^src\/words\/.*\.json$/.test(to) ||
    from.startsWith("src/web/build/")
  );
}

/** Rooms of one floor that need each other in a circle, each circle told once. */
function circles(links: readonly Link[]): string[] {
  const needs = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (a !== b && floorOf(a) !== -1 && floorOf(a) === floorOf(b)) needs.set(a, (needs.get(a) ?? new Set()).add(b));
  }
  return [...needs.keys()]
    .filter((room) => reach(room, needs).has(room))
    .map((room) => {
      const way = [...reach(room, needs)].filter((other) => other !== room && reach(other, needs).has(room));
      return `src/${room}: needs itself, by way of ${way.join(", ")}`;
    });
}

function reach(room: string, needs: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const next = [...(needs.get(room) ?? [])];
  for (let other = next.pop(); other !== undefined; other = next.pop()) {
    if (seen.has(other)) continue;
    seen.add(other);
    next.push(...(needs.get(other) ?? []));
  }
  return seen;
}

function strangeWrites({ path, text }: SourceFile): string[] {
  const room = roomOf(path);
  if (outside.includes(room)) return [];
  const writes = text.matchAll(
    /(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*"(\w+)|\b(?:insert into|delete from|copy)\s+(\w+)|\bupdate\s+(\w+)(?:\s+\w+)?\s+set\b/g,
  );
  return [...writes]
    .map(([, byKysely, bySql, byUpdate]) => byKysely ?? bySql ?? byUpdate ?? "")
    .filter((table) => writers[table] !== undefined && !writers[table].includes(room))
    .map((table) => `${path}: writes ${table}, which belongs to ${writers[table]?.join(" and ")}`);
}

function classes({ path, text }: SourceFile): string[] {
  const found = text.matchAll(/^(?:export )?(?:abstract )?class (\w+)([^{]*)\{/gm);
  return [...found]
    .filter(([, , base = ""]) => !/extends (?:\w*Error|CannotStart)\b/.test(base))
    .map(([, name]) => `${path}: ${name} is a class; only errors are`);
}

function roomOf(path: string): string {
  const [top = "", name = ""] = path.split("/");
  return top === "src" ? name.replace(/\.tsx?$/, "") : top;
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room));
}
