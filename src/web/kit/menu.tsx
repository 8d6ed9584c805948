import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { Menu as MantineMenu, type MenuProps as MantineProps } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconOf } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import "./floating.css";

export interface MenuAction {
  label: string;
  /** A second, quieter line. */
  detail?: string;
  icon?: IconOf;
  /** What it does, or the address of ours where it leads. */
  onSelect?: () => void;
  to?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Marks the one that holds. */
  checked?: boolean;
  keys?: string;
}

export type MenuItem = MenuAction | { heading: string } | "line";

interface MenuProps {
  /** One element that takes a ref, such as Button or IconButton. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  placement?: MantineProps["position"];
  /** Above the items, such as who is signed in. */
  head?: ReactNode;
}

/** A menu on a button: arrow keys, first letters, Esc. */
export function Menu({ trigger, items, placement = "bottom-start", head }: MenuProps) {
  return (
    <MantineMenu position={placement} offset={4} transitionProps={{ duration: 0 }} zIndex={300} returnFocus loop>
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown className="pop menu">
        {head}
        {items.map((item, at) => (
          <Row key={typeof item === "object" && "label" in item ? item.label : at} item={item} />
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Row({ item }: { item: MenuItem }) {
  const navigate = useNavigate();
  if (item === "line") return <MantineMenu.Divider className="menu-line" />;
  if ("heading" in item) return <MantineMenu.Label className="menu-h">{item.heading}</MantineMenu.Label>;
  const choose = () => {
    item.onSelect?.();
    if (item.to !== undefined) void navigate({ href: item.to });
  };
  return (
    <MantineMenu.Item
      className={classes("menu-i", item.danger && "danger")}
      disabled={item.disabled}
      onClick={choose}
      {...(item.checked !== undefined && { role: "menuitemradio", "aria-checked": item.checked })}
    >
      <MenuFace {...item} />
    </MantineMenu.Item>
  );
}

function MenuFace({ icon, label, detail, checked, keys }: MenuAction) {
  return (
    <>
      {icon && <Icon of={icon} size="s" />}
      <span className="words-of">
        {label}
        {detail && <small>{detail}</small>}
      </span>
      {keys && <Kbd keys={keys} />}
      {checked && <Icon of={IconCheck} size="s" className="on-mark" />}
    </>
  );
}
