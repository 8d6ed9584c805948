import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { CannotStart } from "../src/cannot-start.ts";

/** What follows the command's name; anything that it does not know is answered with how it is used. */
export function readArguments<T extends ParseArgsOptionsConfig>(usage: string, options: T) {
  try {
    return parseArgs({ args: process.argv.slice(3), allowPositionals: true, options });
  } catch {
    throw new CannotStart(usage);
  }
}
