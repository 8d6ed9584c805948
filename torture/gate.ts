/** Where everybody waits while the crew rests. */
export interface Gate {
  enter(): void;
  leave(): void;
  /** Goes through at once, or when the gate opens. */
  pass(): Promise<void>;
  open(): void;
  /** Resolves when everybody who has entered stands at the gate. */
  close(): Promise<void>;
}

export function aGate(): Gate {
  let members = 0;
  let waiting: (() => void)[] = [];
  let closed = true;
  let allRest: (() => void) | undefined;

  function look(): void {
    if (closed && waiting.length === members) allRest?.();
  }

  return {
    enter: () => void members++,
    leave() {
      members -= 1;
      look();
    },
    async pass() {
      if (!closed) return;
      await new Promise<void>((go) => {
        waiting.push(go);
        look();
      });
    },
    open() {
      closed = false;
      for (const go of waiting.splice(0)) go();
      waiting = [];
    },
    close() {
      closed = true;
      return new Promise<void>((resolve) => {
        allRest = resolve;
        look();
      });
    },
  };
}
