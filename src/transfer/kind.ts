import type { Static } from "typebox";
import type { RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import type { OwnField } from "../database/own-field.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { Refused } from "../records/weighed.ts";
import type { Match } from "./api.ts";
import type { Vocabulary } from "./mapping/header-meaning.ts";
import type { RowToPlan } from "./plan-rows.ts";
import type { Import, Options, StoredProblem } from "./stored-import.ts";

export type MatchBy = Static<typeof Match>;

export interface Key {
  by: MatchBy;
  key: string;
}

/** What a row knows its record by. */
export interface RowKeys {
  /** In the order of matching. */
  keys: Key[];
  /** Keys that are asked for even where nothing is matched by them: whoever bears one may bar a new record. */
  barring: Key[];
  externalId: string;
}

/** A record that some row's key hits, and what is needed to judge the hit. */
export interface Candidate {
  id: string;
  /** Within the importer's reach. */
  seen: boolean;
  mayImport: boolean;
  externalId: string;
}

/** A row told as a new record: links looked up, checked once for everything that is asked of it, and what it is known by. */
export interface Told {
  keys: RowKeys;
  /** Names of people whom nobody here has. */
  unknownPeople: string[];
  /** What cannot be found of what the row names. */
  problems: StoredProblem[];
}

export interface Writing {
  /** null: a new record. */
  id: string | null;
  change: object;
}

/** Why a record must not be made or changed; the words are transfer:row.<code>. */
export type Closed = "outOfReach" | "blockedPerson" | "firedPerson" | "agentEmail";

/** The types of one kind of record in files. */
export interface Shapes {
  /** What the cells of a row say, links still by name. */
  said: object;
  told: Told;
  hit: Candidate;
  /** A record as a change finds it. */
  present: object;
  writing: Writing;
}

/** What would become of a writing: refused, or the difference it makes, none where all is as it says. */
export type Weighed = Refused | { outcome: "taken"; difference: Change };
export type Written = Refused | { outcome: "created" | "updated" | "unchanged"; id: string };

/** What is needed to read the rows of an import. */
export type Readable = Pick<Import, "columns" | "mapping" | "options" | "dialect" | "head">;

export interface ReadRow<Said> {
  said: Said;
  /** What is wrong with cells; the row cannot be taken. */
  faults: StoredProblem[];
  /** What a person should look at; the row can be taken. */
  doubts: StoredProblem[];
}

/** How hits are judged: which stand, which ask, which must stay as they are. */
export interface Judge<Keys extends RowKeys, Hit extends Candidate> {
  /** A hit out of sight by these is refused, for a second record of the same must not be made; by others it is no hit. */
  closing: readonly MatchBy[];
  /** Whether a stronger sign says that the row means another one, though a weaker key hits. */
  speaksAgainst: (row: Keys, other: Keys | Hit, by: MatchBy) => boolean;
  /** Whether a hit by this key only asks. */
  isUnsure: (row: Keys, other: Keys | Hit, by: MatchBy) => boolean;
  /** What is said of a row with unsure hits alone. */
  unsure: string;
  /** Why a record stays as it is. */
  barToChanging: (hit: Hit) => Closed | undefined;
  /** Why there must be no new record where these bear a barring key. */
  barToMaking: (holders: readonly Hit[]) => Closed | undefined;
}

/** What must be known of a kind without its rows. */
export interface KindFacts {
  vocabulary: Vocabulary;
  /** Of each field whether a change may name it. */
  fields: Readonly<Record<string, { write: object | null }>>;
  own: (actor: Actor) => readonly OwnField[];
  sees: (actor: Actor, field: string) => boolean;
  mayFill: (actor: Actor, field: string) => boolean;
  /** The ways to match, as they are tried unless the importer says otherwise. */
  match: readonly MatchBy[];
  /** The columns with an example, as CSV. */
  template: () => string;
  /** The journal's word for it. */
  subjectKind: string;
  /** Of the records that rows hit, those that the actor may see. */
  findSeen: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<Map<string, { id: string; name: string }>>;
  /** Differences with names beside the ids; by the journal's own way unless the room has another. */
  nameLinks?: (tx: Tx, actor: Actor, changes: readonly Change[]) => Promise<Change[]>;
  /** The tables that an import fills. */
  tables: readonly string[];
}

/**
 * A kind of record that comes in files. What is about files (reading, staging, steps, pause, undo, listing) knows no kind;
 * what is about records stands in one such object for each, and goes through the write path of its room.
 */
export interface KindInFiles<S extends Shapes> {
  facts: KindFacts;
  /** Makes a reader of rows. */
  reader: (imported: Readable, language: string) => (cells: readonly string[]) => ReadRow<S["said"]>;
  /** What a row is called in the preview. */
  nameOf: (said: S["said"]) => string;
  /** The keys of a row by itself. */
  keysOf: (said: S["said"], order: readonly MatchBy[]) => S["told"]["keys"];
  /** By what a row can be named as what stands above another one, and what it names itself, the surest first; left out where nothing stands above another. */
  places?: (said: S["said"]) => Places;
  /** Looks up what a set of rows names, in a constant number of statements; then tells each by its place in the set. */
  tell: (
    tx: Tx,
    actor: Actor,
    imported: Pick<Import, "id" | "options">,
    rows: readonly RowToPlan<S["said"]>[],
  ) => Promise<(at: number) => S["told"] | undefined>;
  /** For each way to match the id of what bears a key, whose parts are `asked.part[2]` and on. */
  lookups: Readonly<Partial<Record<MatchBy, RawBuilder<unknown>>>>;
  /** Reach is told, not applied: a hit out of reach must not be made a second time. */
  loadCandidates: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<Map<string, S["hit"]>>;
  judge: Judge<S["told"]["keys"], S["hit"]>;
  /** The records that rows are to change, locked, with what their changes touch. */
  load: (tx: Tx, aimed: readonly Aim<S>[]) => Promise<ReadonlyMap<string, S["present"]>>;
  /** What a row writes as a new record, or why there is none; `bar` is what the judge has against it. */
  toMake: (
    actor: Actor,
    told: S["told"],
    bar: Closed | undefined,
  ) => { is: "writing"; writing: S["writing"] } | { is: "refused"; code: string };
  /** What a row writes to a record: new values united with what is there, or put in their place. */
  toChange: (actor: Actor, told: S["told"], present: S["present"], options: Options) => S["writing"];
  /** The dry run: what would become of each; writes nothing. */
  weigh: (tx: Tx, actor: Actor, options: Options, writings: readonly S["writing"][]) => Promise<Weighed[]>;
  /** Writes a set in which no record stands twice. */
  write: (
    tx: Tx,
    actor: Actor,
    imported: Pick<Import, "options" | "batch_id">,
    writings: readonly S["writing"][],
  ) => Promise<Written[]>;
}

export interface Places {
  own: string[];
  wants: string[];
}

export interface Aim<S extends Shapes> {
  told: S["told"];
  id: string;
}

/** The keys of a record that is meant by its id. */
export function idKey(id: string): Key {
  return { by: "id", key: keyFrom("id", id) };
}

const separator = "\u001f";
export const keyFrom = (by: MatchBy, ...parts: string[]) =>
  [by, ...parts.map((part) => part.replaceAll(separator, " "))].join(separator);
