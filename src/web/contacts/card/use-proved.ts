import { createElement, useState, type ReactNode } from "react";
import { CallError } from "../../client.ts";
import { ProveDialog } from "./prove-dialog.tsx";

interface Proved {
  /** Does the work; where it needs one to prove oneself (403 proveYourself), asks for that and does it once more. */
  proved: <T>(work: () => Promise<T>) => Promise<T>;
  /** Draw it: it is there while somebody is asked. */
  dialog: ReactNode;
}

/** For what nobody at an open screen shall do. Whoever leaves the question gets the refusal. */
export function useProved(): Proved {
  const [asked, setAsked] = useState<{ answer: (isProved: boolean) => void }>();
  const proved = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CallError) || error.problem.code !== "proveYourself") throw error;
      const isProved = await new Promise<boolean>((answer) => setAsked({ answer }));
      setAsked(undefined);
      if (!isProved) throw error;
      return work();
    }
  };
  return { proved, dialog: asked ? createElement(ProveDialog, { onAnswer: asked.answer }) : null };
}
