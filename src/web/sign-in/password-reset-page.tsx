import { useState } from "react";
import { AskForReset } from "./ask-for-reset.tsx";
import { ChooseNew } from "./choose-new.tsx";
import { useLinkToken } from "./use-link-token.ts";

/** Forgotten password: asks for the link, and where the link leads. */
export function PasswordResetPage() {
  const token = useLinkToken();
  const [dead, setDead] = useState<string>();
  if (token === undefined || token === dead) return <AskForReset />;
  return <ChooseNew key={token} token={token} onAskAnew={() => setDead(token)} />;
}
