import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { NoteBar } from "../kit/states.tsx";
import { CopyButton } from "./copy-button.tsx";

interface MadeTokenProps {
  token: string;
  warned: boolean;
  onKept: () => void;
}

/** The token itself, this once. */
export function MadeToken({ token, warned, onKept }: MadeTokenProps) {
  const { t } = useTranslation("profile");
  const shown = useRef<HTMLElement>(null);
  return (
    <>
      <p className="dialog-words">{t("tokens.madeWords")}</p>
      <div className="made-token">
        <code ref={shown} dir="ltr">
          {token}
        </code>
        <CopyButton text={token} from={shown} />
      </div>
      <p className="hint-t">
        {t("tokens.sentAs")} <code className="mono">Authorization: Bearer {token.slice(0, 8)}…</code>
      </p>
      {warned && (
        <NoteBar tone="amber" boxed>
          {t("keepFirst")}
        </NoteBar>
      )}
      <div className="recovery-end">
        <Button variant="primary" onClick={onKept}>
          {t("tokens.kept")}
        </Button>
      </div>
    </>
  );
}
