import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import "./list-rows.css";

interface ListRowsProps<Item> {
  items: readonly Item[];
  onChange: (items: Item[]) => void;
  make: () => Item;
  /** Of the button that adds one. */
  addWords: string;
  /** Names one for screen readers: "E-mail 2". */
  nameOf: (at: number) => string;
  /** Begins with the last one in focus: one came to add. */
  focusLast?: boolean;
  children: (item: Item, change: (part: Partial<Item>) => void, at: number) => ReactNode;
}

/** Several of a kind, one below the other: add, remove, and move up; the first is the primary one. Alt and arrows move too. */
export function ListRows<Item>({ items, onChange, make, addWords, nameOf, focusLast, children }: ListRowsProps<Item>) {
  const { t } = useTranslation("card");
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef(focusLast ? items.length - 1 : -1);
  useEffect(() => {
    if (wanted.current < 0) return;
    list.current?.querySelectorAll(".lrow")[wanted.current]?.querySelector("input")?.focus();
    wanted.current = -1;
  });
  const add = () => {
    wanted.current = items.length;
    onChange([...items, make()]);
  };
  const remove = (at: number) => {
    wanted.current = Math.min(at, items.length - 2);
    onChange(items.toSpliced(at, 1));
    if (items.length === 1) list.current?.querySelector<HTMLElement>(".lrow-add")?.focus();
  };
  const move = (at: number, by: -1 | 1) => {
    const item = items[at];
    const to = at + by;
    if (item === undefined || to < 0 || to >= items.length) return;
    wanted.current = to;
    onChange(items.toSpliced(at, 1).toSpliced(to, 0, item));
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    move(at, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <div className="lrows" ref={list}>
      {items.map((item, at) => (
        <div className="lrow" role="group" aria-label={nameOf(at)} key={at} onKeyDown={(event) => press(event, at)}>
          {children(item, (part) => onChange(items.with(at, { ...item, ...part })), at)}
          <div className="lrow-tools">
            <IconButton
              icon={IconArrowUp}
              size="s"
              label={t("list.up", { name: nameOf(at) })}
              keys="Alt ↑"
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <IconButton
              icon={IconX}
              size="s"
              label={t("list.remove", { name: nameOf(at) })}
              onClick={() => remove(at)}
            />
          </div>
        </div>
      ))}
      <Button className="lrow-add" variant="quiet" size="s" icon={IconPlus} onClick={add}>
        {addWords}
      </Button>
    </div>
  );
}
