import { Popover as MantinePopover, type PopoverProps as MantineProps } from "@mantine/core";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { FloatingContent } from "./floating-content.tsx";
import { focusTrap } from "./focus-trap.ts";
import "./floating.css";

interface PopoverProps {
  /** One element that takes a ref, such as Button; its press opens and closes. */
  trigger: ReactElement<{ onClick?: () => void }>;
  children: ReactNode | ((close: () => void) => ReactNode);
  /** Who controls it gives both. */
  open?: boolean;
  onChange?: (open: boolean) => void;
  placement?: MantineProps["position"];
  width?: number;
  /** Without inner space, for lists. */
  bare?: boolean;
}

/** A floating part beside its trigger; Esc and a press outside close it, focus goes in and returns. */
export function Popover({ trigger, children, open, onChange, placement = "bottom-start", width, bare }: PopoverProps) {
  const [own, setOwn] = useState(false);
  const opened = open ?? own;
  const turn = (next: boolean) => {
    setOwn(next);
    onChange?.(next);
  };
  useEffect(() => {
    if (!opened) return;
    window.addEventListener("keydown", keepEscape, true);
    return () => window.removeEventListener("keydown", keepEscape, true);
  }, [opened]);
  return (
    <MantinePopover
      opened={opened}
      onChange={turn}
      position={placement}
      width={width}
      offset={4}
      withRoles
      transitionProps={{ duration: 0 }}
      zIndex={300}
    >
      <MantinePopover.Target>{withPress(trigger, () => turn(!opened))}</MantinePopover.Target>
      <MantinePopover.Dropdown className={bare ? "pop" : "pop padded"} ref={focusTrap}>
        <FloatingContent>{typeof children === "function" ? children(() => turn(false)) : children}</FloatingContent>
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}

/** It closes this and nothing else: on a card Esc leads back to the list. */
function keepEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") event.preventDefault();
}

function withPress(trigger: PopoverProps["trigger"], press: () => void): ReactElement {
  return <trigger.type {...trigger.props} onClick={press} />;
}
