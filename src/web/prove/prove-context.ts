import { createContext, useContext } from "react";

export type Proven = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;

export const ProveContext = createContext<Proven>((ask) => ask());

/**
 * For endpoints that refuse (403 `proveYourself`) whoever has not proved himself lately:
 * `const proven = useProven(); await proven(() => call(makeToken, { body }))`. Where the server asks, a dialog stands over
 * the page, then the call is made once more and its answer is the answer; what was typed beneath stays. Throws NotProved
 * when the person closes the dialog.
 */
export function useProven(): Proven {
  return useContext(ProveContext);
}
