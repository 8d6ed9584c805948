import { createContext, useContext } from "react";
import type { CellValue, Edit } from "./list.ts";

/** Why a value was not saved; what was typed is kept. */
export interface Fault {
  words: string;
  /** Somebody else was quicker: what stands there now, in words. */
  theirs?: string;
}

/** A cell that is being edited, or whose value was refused. */
export interface OpenEdit {
  id: string;
  key: string;
  /** Label of the input: field and whose it is. */
  label: string;
  kind: Edit<unknown>["kind"];
  value: CellValue;
  choices: Edit<unknown>["choices"];
  add: Edit<unknown>["add"];
  clearable: boolean;
  partial: boolean;
  fault: Fault | undefined;
  /** Off when a value was refused while another cell is being edited. */
  takesFocus: boolean;
}

export type Then = "stay" | "next" | "previous" | "away";

export interface Editor {
  save: (edit: OpenEdit, value: CellValue, then: Then) => void;
  leave: (edit: OpenEdit) => void;
}

export const EditorContext = createContext<Editor>({ save: () => {}, leave: () => {} });

export function useEditor(): Editor {
  return useContext(EditorContext);
}

export function sameValue(one: CellValue, other: CellValue): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.length === other.length && one.every((option, at) => option.value === other[at]?.value);
}

/** A value in words, to show whose stands. */
export function valueInWords(value: CellValue): string {
  return typeof value === "string" ? value : value.map((option) => option.label).join(", ");
}
