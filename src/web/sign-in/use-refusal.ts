import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { useSecondsLeft } from "../prove/use-seconds-left.ts";

interface Refusal {
  /** Whatever was wrong with e-mail or password reads the same. */
  words: string | undefined;
  /** What is wrong with the code. */
  code: "wrong" | undefined;
  /** Until the next try is allowed. */
  seconds: number;
}

/** Why signing in did not work, with the seconds running down after too many tries. */
export function useRefusal(error: Error | null): Refusal {
  const { t } = useTranslation("sign-in");
  const seconds = useSecondsLeft(error);
  const said = (words?: string, code?: "wrong") => ({ words, code, seconds: 0 });
  if (error === null) return said();
  if (!(error instanceof CallError)) return said(error.message);
  if (error.offline) return said(t("offline"));
  if (error.status === 429)
    return { words: seconds > 0 ? t("throttled", { count: seconds }) : undefined, code: undefined, seconds };
  if (error.problem.code === "secondFactorNeeded") return said();
  if (error.problem.code === "wrongCode" || error.faultAt("/code")) return said(undefined, "wrong");
  return said(error.status === 401 || error.status === 422 ? t("wrong") : error.message);
}
