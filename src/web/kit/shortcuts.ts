import { useEffect, useRef, useSyncExternalStore } from "react";

interface Shortcut {
  keys: string;
  label: string;
  section?: string;
  run: (event: KeyboardEvent) => void;
}

interface Options {
  /** Heading in the list on `?`. */
  section?: string;
  /** Off while false. */
  when?: boolean;
}

/**
 * Gives keys to an action while the component stands: "c", "g c" (one after the other), "mod+k", "shift+Delete".
 * Single keys rest in fields and behind dialogs, and for people who turned them off (WCAG 2.1.4).
 */
export function useShortcut(
  keys: string,
  label: string,
  run: (event: KeyboardEvent) => void,
  { section, when = true }: Options = {},
): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!when) return;
    return register({ keys, label, section, run: (event) => latest.current(event) });
  }, [keys, label, section, when]);
}

/** All that may be pressed now, for the list on `?`. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shortcuts);
}

export function useSingleKeys(): [on: boolean, turn: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, singleKeysOn);
  return [
    on,
    (next) => {
      localStorage.setItem("singleKeys", next ? "on" : "off");
      tell();
    },
  ];
}

/** Whether keys of one stroke work here: only where the list on `?` can turn them off. */
export function useHasSingleKeys(): boolean {
  const listed = useShortcutList().some(({ keys }) => keys === "?");
  const [on] = useSingleKeys();
  return listed && on;
}

let shortcuts: readonly Shortcut[] = [];
let pending = "";
let pendingUntil = 0;
const listeners = new Set<() => void>();

function register(shortcut: Shortcut): () => void {
  if (shortcuts.length === 0) window.addEventListener("keydown", press);
  shortcuts = [...shortcuts, shortcut];
  tell();
  return () => {
    shortcuts = shortcuts.filter((other) => other !== shortcut);
    if (shortcuts.length === 0) window.removeEventListener("keydown", press);
    tell();
  };
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const stroke = strokeOf(event);
  const chord = stroke.startsWith("mod+");
  if (!chord && (isTyping(event.target) || document.querySelector("[aria-modal=true]") || !singleKeysOn())) return;
  const sequence = event.timeStamp < pendingUntil ? `${pending} ${stroke}` : stroke;
  // The newest wins: what stands in front was mounted last.
  const found =
    shortcuts.findLast(({ keys }) => keys === sequence) ?? shortcuts.findLast(({ keys }) => keys === stroke);
  const begins = shortcuts.some(({ keys }) => keys.startsWith(`${stroke} `));
  pending = begins ? stroke : "";
  pendingUntil = begins ? event.timeStamp + 1200 : 0;
  if (found === undefined) return;
  event.preventDefault();
  found.run(event);
}

function strokeOf(event: KeyboardEvent): string {
  const latin = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : undefined;
  // On a Cyrillic or Greek layout the letter is found by its place on the keyboard.
  const letter = /^\p{L}$/u.test(event.key) && !/^[a-z]$/i.test(event.key) ? (latin ?? event.key) : event.key;
  const key = letter.length === 1 ? letter.toLowerCase() : letter;
  const shift = event.shiftKey && (key.length > 1 || /^\p{L}$/u.test(key)) ? "shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "mod+" : ""}${shift}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=menu],[role=listbox],[role=combobox]")) return true;
  return target.matches("input:not([type=checkbox],[type=radio]),textarea,select");
}

function singleKeysOn(): boolean {
  return localStorage.getItem("singleKeys") !== "off";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
