import { readFile } from "node:fs/promises";
import type { Kind } from "../../database/tables/contacts.ts";
import { columns, type Column } from "./people.ts";

/** What a route is asked about. */
export const records = [
  "-",
  "self",
  "client",
  "agent",
  "company",
  "client-in-trash",
  "agent-in-trash",
  "company-in-trash",
  "opportunity",
  "opportunity-in-trash",
  "equipment",
  "equipment-in-trash",
  "note",
  "note-in-trash",
  "file",
  "file-in-trash",
  "task",
  "task-in-trash",
  "contact-group",
  "access-group",
  "department",
  "field",
  "tag",
  "pipeline",
  "pipeline-in-trash",
  "stage-in-trash",
  "blocked-sender",
  "mail",
  "import",
  "batch",
  "token",
  "session",
  "view",
  "shared-view",
  "view-in-trash",
] as const;

export type RecordKind = (typeof records)[number];
export type Relation = "own" | "department" | "division" | "company" | "managed" | "other" | "absent";

/** A line of the table: what each group is answered. */
export interface Line {
  /** `PATCH /contacts/{id}`. */
  route: string;
  record: RecordKind;
  /** The answer to who may. */
  ok: number;
  cells: Record<Column, string>;
  /** Also for who is not signed in. */
  isOpen: boolean;
}

/** The table as it is written: a line for each route and kind of record, whitespace between its columns. */
export async function readTable(file: URL): Promise<Line[]> {
  const text = await readFile(file, "utf8");
  return text
    .split("\n")
    .filter((line) => /^(GET|POST|PUT|PATCH|DELETE) /.test(line))
    .map(readLine);
}

function readLine(line: string): Line {
  const [method = "", path = "", recordWord = "", ok = "", ...words] = line.trim().split(/\s+/);
  const record = records.find((kind) => kind === recordWord);
  const isOpen = words[0] === "anybody";
  const cells = isOpen ? columns.map(() => "yes") : words;
  if (!record || cells.length !== columns.length || !/^\d{3}$/.test(ok))
    throw new Error(`The table of rights has a line that cannot be read: ${line}`);
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  return {
    route: `${method} ${path}`,
    record,
    ok: Number(ok),
    isOpen,
    cells: {
      endUser: cell("endUser"),
      company: cell("company"),
      manager: cell("manager"),
      comment: cell("comment"),
      own: cell("own"),
      department: cell("department"),
      division: cell("division"),
      agent: cell("agent"),
      butAgents: cell("butAgents"),
      unconnected: cell("unconnected"),
      administrator: cell("administrator"),
    },
  };
}

/** What a cell says of a record that stands so to the actor: the status of the answer. */
export function expected({ ok, record, route }: Line, cell: string, relation: Relation): number {
  if (relation === "absent") return cell === "no" ? 403 : 404;
  if (cell === "yes") return ok;
  if (cell === "no") return 403;
  if (cell === "absent") return 404;
  const [does = "", sees = "none"] = cell.split("/");
  if (reaches(does, relation)) return ok;
  if (reaches(sees, relation)) return 403;
  if (![does, sees].every((word) => word in byReach)) throw new Error(`${route} ${record}: no cell says "${cell}"`);
  return 404;
}

const byReach: Readonly<Record<string, readonly Relation[]>> = {
  none: [],
  own: ["own"],
  department: ["own", "department"],
  division: ["own", "department", "division"],
  company: ["own", "company", "managed"],
  managed: ["own", "managed"],
  all: ["own", "department", "division", "company", "managed", "other"],
};

function reaches(reach: string, relation: Relation): boolean {
  return byReach[reach]?.includes(relation) ?? false;
}

/** How a record can stand to an actor of a type. Clients own nobody: what is theirs is they themselves. */
export function relationsOf(record: RecordKind, kind: Kind): readonly Relation[] {
  switch (record) {
    case "-":
    case "self":
      return ["own"];
    case "client":
    case "equipment":
      return kind === "agent" ? ofAgents : ofClients;
    case "agent":
    case "company":
    case "client-in-trash":
    case "agent-in-trash":
    case "company-in-trash":
    case "opportunity":
    case "opportunity-in-trash":
    case "equipment-in-trash":
    case "note":
    case "note-in-trash":
    case "file":
    case "file-in-trash":
    case "task":
    case "task-in-trash":
      return kind === "agent" ? ofAgents : ofClients.filter((relation) => relation !== "own");
    case "import":
    case "batch":
    case "token":
    case "session":
    case "view":
    case "view-in-trash":
      return ["own", "other", "absent"];
    default:
      return ["other", "absent"];
  }
}

const ofAgents: readonly Relation[] = ["own", "department", "division", "other", "absent"];
const ofClients: readonly Relation[] = ["own", "company", "managed", "other", "absent"];
