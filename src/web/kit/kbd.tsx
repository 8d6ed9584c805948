import "./button.css";

/** Keys as the person's keyboard names them: `mod` is ⌘ on Apple's, Ctrl elsewhere. "mod+k", "g c", "?". */
export function Kbd({ keys }: { keys: string }) {
  return <kbd>{writeKeys(keys)}</kbd>;
}

export function writeKeys(keys: string): string {
  const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const names: Record<string, string> = { mod: apple ? "⌘" : "Ctrl", enter: "↵", escape: "Esc", up: "↑", down: "↓" };
  return keys
    .split(" ")
    .map((stroke) =>
      stroke
        .split("+")
        .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
        .join(" "),
    )
    .join(" ");
}
