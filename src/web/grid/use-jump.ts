import { useEffect, useRef } from "react";
import type { ListModel } from "./use-list.ts";

/** Leads the list to a letter; `enter` puts the focus on the first row there once it has come. */
export function useJump<Row extends object>({ change, rows, loaded }: ListModel<Row>) {
  const enters = useRef(false);
  useEffect(() => {
    // What is shown may still be the rows of before.
    if (!enters.current || rows.get() !== loaded || loaded.state === "first") return;
    const cell = document.querySelector<HTMLElement>('.grid [data-row="0"] [data-col="1"]');
    if (cell === null) return;
    enters.current = false;
    cell.focus();
  }, [rows, loaded]);
  return (from: string, enter: boolean) => {
    enters.current = enter;
    change({ from });
  };
}
