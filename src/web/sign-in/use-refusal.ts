import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";

interface Refusal {
  /** Whatever was wrong with e-mail or password reads the same. */
  words: string | undefined;
  /** Until the next try is allowed. */
  seconds: number;
}

/** Why signing in did not work, with the seconds running down after too many tries. */
export function useRefusal(error: Error | null): Refusal {
  const { t } = useTranslation("sign-in");
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!(error instanceof CallError) || error.status !== 429) return setSeconds(0);
    const until = Date.now() + (error.retryAfter ?? 30) * 1000;
    const count = () => setSeconds(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [error]);
  if (error === null) return { words: undefined, seconds: 0 };
  if (!(error instanceof CallError)) return { words: error.message, seconds: 0 };
  if (error.offline) return { words: t("offline"), seconds: 0 };
  if (error.status === 429) return { words: seconds > 0 ? t("throttled", { count: seconds }) : undefined, seconds };
  return { words: error.status === 401 || error.status === 422 ? t("wrong") : error.message, seconds: 0 };
}
