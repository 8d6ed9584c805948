import IconDownload from "@tabler/icons-react/dist/esm/icons/IconDownload.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useSession } from "../session.ts";
import { CopyButton } from "./copy-button.tsx";
import "./second-factor.css";

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
  /** Somebody was about to close this. */
  warned?: boolean;
}

/** The recovery codes, this once: to copy, to download, to print. */
export function RecoveryCodes({ codes, onKept, warned }: RecoveryCodesProps) {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const list = useRef<HTMLOListElement>(null);
  const text = `${codes.join("\n")}\n`;
  const download = () => {
    const file = URL.createObjectURL(new Blob([`${location.host}, ${user.email}\n\n${text}`], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = file;
    link.download = "recovery-codes.txt";
    link.click();
    URL.revokeObjectURL(file);
  };
  return (
    <div className="recovery">
      <p>{t("factor.codesWords")}</p>
      <p className="only-print">
        {location.host}, {user.email}
      </p>
      <ol ref={list} aria-label={t("factor.codesTitle")}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row-f no-print">
        <CopyButton text={text} from={list} />
        <Button icon={IconDownload} onClick={download}>
          {t("factor.download")}
        </Button>
        <Button icon={IconPrinter} onClick={() => window.print()}>
          {t("factor.print")}
        </Button>
      </div>
      {warned && (
        <NoteBar tone="amber" boxed>
          {t("keepFirst")}
        </NoteBar>
      )}
      <div className="recovery-end no-print">
        <Button variant="primary" onClick={onKept}>
          {t("factor.kept")}
        </Button>
      </div>
    </div>
  );
}
