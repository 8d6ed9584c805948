/** A line for the one who watches the start. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
