import { useCallback } from "react";
import { endView, viewAs } from "../../access/api.ts";
import { call } from "../client.ts";
import { useSession } from "../session.ts";

interface ViewAs {
  /** Whether to offer it on somebody's card: administrators look at the page as others, and nobody while he does so already. */
  mayView: (person: { id: string }) => boolean;
  /** From now on the page is that person's, read-only. Throws CallError (409 `cannotViewAs`: may not sign in, or is an administrator). */
  view: (person: { id: string }) => Promise<void>;
}

/**
 * Looks at the page as somebody else: `const { mayView, view } = useViewAs()`.
 * @public For the card, where the button stands.
 */
export function useViewAs(): ViewAs {
  const { user, may, viewer } = useSession();
  return {
    mayView: ({ id }) => may.administrator && viewer === null && id !== user.id,
    view: useCallback(async ({ id }) => {
      await call(viewAs, { body: { person: id } });
      startAnew("/");
    }, []),
  };
}

/** Is oneself again, at the card of whom one looked on as. */
export function useEndView(): () => Promise<void> {
  const { user, viewer } = useSession();
  const back = viewer?.ended === false ? `/contacts/${user.id}` : "/";
  return useCallback(async () => {
    await call(endView);
    startAnew(back);
  }, [back]);
}

/** Loaded anew: nothing that was fetched as one person is left on the page of the other. */
function startAnew(path: string): void {
  location.assign(path);
}
