import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { Menu as MantineMenu, type MenuProps as MantineProps } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement, ReactNode } from "react";
import { FloatingContent } from "./floating-content.tsx";
import { focusTrap } from "./focus-trap.ts";
import { Icon, type IconOf } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import "./floating.css";

export interface MenuAction {
  label: string;
  /** A second, quieter line. */
  detail?: string;
  icon?: IconOf;
  /** A picture or a colour before the words, instead of an icon. */
  mark?: ReactNode;
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
  /** Pixels; as wide as its words unless said. Long second lines wrap. */
  width?: number;
}

const parts = {
  item: "menu-i",
  itemLabel: "words-of",
  itemSection: "menu-side",
  itemIndicator: "on-mark",
  label: "menu-h",
  divider: "menu-line",
};

/** A menu on a button: arrow keys, first letters, Esc. */
export function Menu({ trigger, items, placement = "bottom-start", head, width }: MenuProps) {
  return (
    <MantineMenu
      classNames={parts}
      position={placement}
      // A bare number becomes rem of a scale that only its own styles set.
      width={width === undefined ? undefined : `calc(${width}px)`}
      offset={4}
      transitionProps={{ duration: 0 }}
      zIndex={300}
      trapFocus={false}
      returnFocus={false}
      loop
      alignItemsLabels="none"
      withInitialFocusPlaceholder={false}
    >
      <MantineMenu.Target>{trigger}</MantineMenu.Target>
      <MantineMenu.Dropdown className="pop menu" ref={focusTrap}>
        <FloatingContent>
          {head}
          {items.map((item, at) => (
            <Row key={typeof item === "object" && "label" in item ? item.label : at} item={item} />
          ))}
        </FloatingContent>
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Row({ item }: { item: MenuItem }) {
  const navigate = useNavigate();
  if (item === "line") return <MantineMenu.Divider />;
  if ("heading" in item) return <MantineMenu.Label>{item.heading}</MantineMenu.Label>;
  const choose = () => {
    item.onSelect?.();
    if (item.to !== undefined) void navigate({ href: item.to });
  };
  const icon = item.icon && <Icon of={item.icon} size="s" />;
  if (item.checked !== undefined)
    return (
      <MantineMenu.RadioItem
        value={item.label}
        checked={item.checked}
        onChange={choose}
        disabled={item.disabled}
        checkIcon={<Icon of={IconCheck} size="s" />}
      >
        <span className="with-icon">
          {icon}
          {item.mark}
          <span>
            {item.label}
            {item.detail && <small>{item.detail}</small>}
          </span>
        </span>
      </MantineMenu.RadioItem>
    );
  return (
    <MantineMenu.Item
      className={item.danger ? "danger" : undefined}
      disabled={item.disabled}
      onClick={choose}
      leftSection={icon}
      rightSection={item.keys && <Kbd keys={item.keys} />}
    >
      {item.label}
      {item.detail && <small>{item.detail}</small>}
    </MantineMenu.Item>
  );
}
