import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { Portal } from "@mantine/core";
import { useId, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { focusTrap } from "./focus-trap.ts";
import { IconButton } from "./icon-button.tsx";
import { useFocusReturn } from "./use-focus-return.ts";
import "./floating.css";

interface DialogProps {
  open: boolean;
  /** By Esc, the cross, or a press beside it. */
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** Buttons at the end; the primary one last. */
  actions?: ReactNode;
  /** 720 instead of 480 px. */
  wide?: boolean;
  /** Makes the whole a form: Enter in a field submits. */
  onSubmit?: () => void;
  /** One of the buttons has `data-autofocus`: nothing before them takes the focus. */
  toActions?: boolean | undefined;
}

/** A question above the page. Focus goes in (to `data-autofocus`, else the first control), stays, and returns. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

// The first Esc is for the list that is open.
function hasOpenList(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.ariaExpanded === "true";
}

function OpenDialog({ onClose, title, children, actions, wide, onSubmit, toActions }: Omit<DialogProps, "open">) {
  const { t } = useTranslation("kit");
  const id = useId();
  const veil = useFocusReturn<HTMLDivElement>();
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || hasOpenList(event.target)) return;
    event.stopPropagation();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  const content = (
    <>
      <div className="dialog-h">
        <h2 id={id}>{title}</h2>
        <IconButton icon={IconX} label={t("close")} size="s" onClick={onClose} />
      </div>
      <div className="dialog-b">{children}</div>
      {!toActions && <span className="sr" tabIndex={-1} data-autofocus />}
      {actions && <div className="dialog-f">{actions}</div>}
    </>
  );
  return (
    <Portal>
      <div
        className="veil"
        ref={veil}
        onKeyDown={leave}
        onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      >
        <div
          className={classes("dialog", wide && "wide")}
          role="dialog"
          aria-modal="true"
          aria-labelledby={id}
          tabIndex={-1}
          ref={focusTrap}
        >
          {onSubmit ? (
            <form noValidate onSubmit={submit}>
              {content}
            </form>
          ) : (
            content
          )}
        </div>
      </div>
    </Portal>
  );
}
