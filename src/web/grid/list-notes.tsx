import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Empty, NoteBar } from "../kit/states.tsx";

interface ListFailedProps {
  failed: unknown;
  onRetry: () => void;
}

/** Under the head of the page when reading on did not work: what was read stays. */
export function ReadingStopped({ failed, onRetry }: ListFailedProps) {
  const { t } = useTranslation("grid");
  return (
    <NoteBar
      tone="red"
      title={t("failed.title")}
      action={
        <Button size="s" onClick={onRetry}>
          {t("failed.again")}
        </Button>
      }
    >
      {reason(failed) ?? t("failed.kept")}
    </NoteBar>
  );
}

/** In the place of the rows when not even the first came. */
export function ListFailed({ failed, onRetry }: ListFailedProps) {
  const { t } = useTranslation("grid");
  return (
    <Empty
      title={t("failed.title")}
      actions={
        <Button size="s" onClick={onRetry}>
          {t("failed.again")}
        </Button>
      }
    >
      {reason(failed) ?? t("failed.words")}
    </Empty>
  );
}

function reason(failed: unknown): string | undefined {
  return failed instanceof CallError && !failed.offline ? failed.message : undefined;
}
