import { lazy, Suspense, useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { NotProved } from "./not-proved.ts";
import { ProveContext, type Proven } from "./prove-context.ts";

const ProveDialog = lazy(async () => ({ default: (await import("./prove-dialog.tsx")).ProveDialog }));

interface Question {
  proved: () => void;
  left: () => void;
}

/** Asks for the password wherever the server wants it once more, and goes on with what was asked. */
export function ProveProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation("profile");
  const [question, setQuestion] = useState<Question>();
  const proven = useCallback<Proven>(
    async (ask) => {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof CallError) || error.problem.code !== "proveYourself") throw error;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      setQuestion({ proved: resolve, left: () => reject(new NotProved(t("prove.left"))) });
      await promise.finally(() => setQuestion(undefined));
      return ask();
    },
    [t],
  );
  return (
    <ProveContext value={proven}>
      {children}
      <Suspense>{question && <ProveDialog onProved={question.proved} onLeft={question.left} />}</Suspense>
    </ProveContext>
  );
}
