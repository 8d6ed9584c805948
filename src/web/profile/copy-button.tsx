import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconCopy from "@tabler/icons-react/dist/esm/icons/IconCopy.mjs";
import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useToast } from "../kit/toast.tsx";

interface CopyButtonProps {
  text: string;
  /** What is selected for a copy by hand, where the browser gives pages no clipboard (without TLS). */
  from: RefObject<HTMLElement | null>;
}

export function CopyButton({ text, from }: CopyButtonProps) {
  const { t } = useTranslation("profile");
  const { show } = useToast();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      if (from.current) getSelection()?.selectAllChildren(from.current);
      show({ text: t("copy.byHand") });
    }
  };
  return (
    <>
      <Button icon={copied ? IconCheck : IconCopy} onClick={() => void copy()}>
        {t(copied ? "copy.done" : "copy.go")}
      </Button>
      <span className="sr" role="status">
        {copied && t("copy.done")}
      </span>
    </>
  );
}
