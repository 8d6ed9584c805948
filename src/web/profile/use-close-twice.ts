import { useState } from "react";

/** For what is shown only once: the first wish to close is answered by a warning, the second closes. */
export function useCloseTwice(isShown: boolean, close: () => void): { warned: boolean; askClose: () => void } {
  const [warned, setWarned] = useState(false);
  return { warned, askClose: () => (isShown && !warned ? setWarned(true) : close()) };
}
