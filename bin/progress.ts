/** Shows on a terminal, in one line that is written over, what is being done; anywhere else nothing. `clear` takes the line away. */
export function progressLine(): { show(what: string): void; clear(): void } {
  const { isTTY } = process.stdout;
  let shown = 0;
  const clear = () => {
    if (isTTY) process.stdout.write("\r\u001b[2K");
  };
  return {
    show(what) {
      if (!isTTY || Date.now() - shown < 100) return;
      shown = Date.now();
      clear();
      process.stdout.write(`  ${what}`);
    },
    clear,
  };
}
