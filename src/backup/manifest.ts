import { Type, type Static } from "typebox";

const Hash = Type.String({ pattern: "^[0-9a-f]{64}$" });
const Count = Type.Integer({ minimum: 0 });

/** A stream of rows in the archive: PostgreSQL's COPY as text, packed with Zstandard; the hash is of the packed bytes. */
const Rows = Type.Object({ rows: Count, bytes: Count, sha256: Hash });

/** What an archive says of itself; its last entry but one, for only then all of it is known. */
export const Manifest = Type.Object({
  format: Type.Literal(1),
  version: Type.String(),
  /** Of the server that the rows come from, as `server_version_num`. */
  postgres: Count,
  /** The moment that the archive shows. */
  at: Type.String(),
  /** What had landed in the database: its level. */
  migrations: Type.Array(Type.Object({ name: Type.String(), checksum: Hash })),
  tables: Type.Array(
    Type.Evaluate(Type.Intersect([Rows, Type.Object({ name: Type.String(), columns: Type.Array(Type.String()) })])),
  ),
  sequences: Type.Array(Type.Object({ name: Type.String(), value: Type.String({ pattern: "^-?\\d{1,19}$" }) })),
  jobs: Rows,
  /** The keys of the data folder; an installation without one, or with SECRET_KEY from the first day, has none. */
  keys: Type.Optional(Type.Object({ bytes: Count, sha256: Hash })),
  /** The months that have a partition of the journal. */
  journal: Type.Object({
    from: Type.String({ pattern: "^\\d{4}-\\d\\d-01$" }),
    months: Type.Integer({ minimum: 0, maximum: 2400 }),
  }),
  /** All files together: `sha256` is of a line for each, with its name, size and own hash, in the order of the archive. */
  files: Type.Object({ count: Count, bytes: Count, sha256: Hash }),
  /** Files that the database names and that were gone, or other than they should be, when the archive was made. */
  broken: Type.Array(Type.String()),
});
export type Manifest = Static<typeof Manifest>;

export const manifestName = "manifest.json";
/** As `sha256sum` writes and checks it. */
export const manifestHashName = "manifest.json.sha256";
export const keysName = "secret.key";
export const jobsName = "jobs.copy.zst";

export function tableEntry(table: string): string {
  return `tables/${table}.copy.zst`;
}

/** The line of a file in the hash of all files. */
export function fileLine(name: string, bytes: number, sha256: string): string {
  return `${sha256} ${bytes} ${name}\n`;
}
