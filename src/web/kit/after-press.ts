let pressed = false;
const hear = { capture: true, passive: true } as const;
window.addEventListener("pointerdown", () => (pressed = true), hear);
for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => (pressed = false), hear);

/** Runs what moves the page once no press is going on: a button that moves away under its press is not pressed. */
export function afterPress(work: () => void): void {
  if (!pressed) return work();
  const ended = new AbortController();
  const run = () => {
    ended.abort();
    // The click comes with the end of the press.
    setTimeout(work);
  };
  for (const end of ["pointerup", "pointercancel"])
    window.addEventListener(end, run, { ...hear, signal: ended.signal });
}
