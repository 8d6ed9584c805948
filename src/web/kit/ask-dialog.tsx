import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type AskDialogProps = Pick<ComponentProps<typeof Dialog>, "title" | "wide" | "children" | "onClose"> & {
  /** What is asked for, by the button or by Enter in a field. */
  onGo: () => void;
  /** The button's words. */
  go: ReactNode;
  /** The words for leaving it; “Cancel” unless said. */
  stay?: string;
  icon?: ComponentProps<typeof Button>["icon"];
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  /** What it does takes something away. */
  danger?: boolean;
  /** The focus begins at the button: there is nothing to fill in. */
  atGo?: boolean;
};

/** A question with one thing to do, or not. */
export function AskDialog({
  onGo,
  go,
  stay,
  icon,
  busy,
  disabled,
  danger,
  atGo,
  title,
  wide,
  children,
  onClose,
}: AskDialogProps) {
  const { t } = useTranslation("kit");
  return (
    <Dialog
      open
      title={title}
      wide={wide}
      onClose={onClose}
      onSubmit={onGo}
      toActions={atGo}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {stay ?? t("cancel")}
          </Button>
          <Button
            type="submit"
            variant={danger ? "danger" : "primary"}
            icon={icon}
            busy={busy}
            disabled={disabled}
            data-autofocus={atGo || undefined}
          >
            {go}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
