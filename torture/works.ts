import type { Desk } from "./desk.ts";
import { bulk } from "./works/bulk.ts";
import { edit } from "./works/edit.ts";
import { importFiles } from "./works/import-files.ts";
import { make } from "./works/make.ts";
import { trash } from "./works/trash.ts";

/**
 * A kind of work that faults may hit. `once` does it one time, by calls of the desk only: those say what must hold
 * afterwards, survive every fault by being tried again, and are checked by themselves.
 */
export interface Work {
  name: string;
  /** Who does it: everybody, now and then, or one user who does nothing else. */
  by: "everybody" | "one";
  /** How often, compared with the others. */
  often: number;
  once(desk: Desk): Promise<void>;
}

/** A new kind of work is a file in works/ and a line here. */
export const works: readonly Work[] = [make, edit, trash, bulk, importFiles];
