import type { Book } from "./book.ts";
import { answers } from "./checks/answers.ts";
import { imports } from "./checks/imports.ts";
import { journal } from "./checks/journal.ts";
import { keys } from "./checks/keys.ts";
import { names } from "./checks/names.ts";
import { people } from "./checks/people.ts";
import { searchTexts } from "./checks/search-texts.ts";
import type { Client } from "../src/testing/client.ts";
import type { Query } from "./query.ts";

export type Kind = "lost" | "twice" | "half" | "wrong";

export interface Finding {
  kind: Kind;
  words: string;
}

export interface Asked {
  book: Book;
  query: Query;
  /** As the administrator. */
  api: Client;
  /** Marks of people that have changed since the last check. */
  touched: readonly string[];
  /** At the end everything is looked at, in between what may have been hit. */
  last: boolean;
}

/** Something that must hold whenever the installation is up and nobody works. */
export interface Check {
  name: string;
  find(asked: Asked): Promise<Finding[]>;
}

/** A new check is a file in checks/ and a line here. */
export const checks: readonly Check[] = [people, answers, journal, searchTexts, imports, keys, names];
