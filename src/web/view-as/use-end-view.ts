import { useCallback } from "react";
import { endView } from "../../access/api.ts";
import { call } from "../client.ts";
import { useSession } from "../session.ts";

/** Is oneself again, at the card of whom one looked on as. The page is loaded anew: nothing that was fetched as the other is left on it. */
export function useEndView(): () => Promise<void> {
  const { user, viewer } = useSession();
  const back = viewer?.ended === false ? `/contacts/${user.id}` : "/";
  return useCallback(async () => {
    await call(endView);
    location.assign(back);
  }, [back]);
}
