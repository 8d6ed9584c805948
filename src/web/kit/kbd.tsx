import { useTranslation } from "react-i18next";
import "./button.css";

/** Keys as the person's keyboard names them: `mod` is ⌘ on Apple's, Ctrl or Strg elsewhere. "mod+k", "g c", "?". */
export function Kbd({ keys }: { keys: string }) {
  return <kbd>{useKeyWords()(keys)}</kbd>;
}

export function useKeyWords(): (keys: string) => string {
  const { t } = useTranslation("kit");
  const apple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const names: Record<string, string> = {
    mod: apple ? "⌘" : t("ctrl"),
    enter: "↵",
    escape: "Esc",
    up: "↑",
    down: "↓",
  };
  const say = (key: string) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return (keys) =>
    keys
      .split(" ")
      .map((stroke) => stroke.split("+").map(say).join(" "))
      .join(" ");
}
