import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

/** Light, dark, or as the system has it; kept in this browser. public/theme.js sets it before the first paint. */
export function useTheme(): [theme: Theme, turn: (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, readTheme), turnTheme];
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function readTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
}

function turnTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem("theme");
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem("theme", theme);
    document.documentElement.dataset.theme = theme;
  }
  for (const listener of listeners) listener();
}
