import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../kit/kbd.tsx";

const shownAtOnce = 3;
const wait = 2000;

/** Which keys end the editing: at once for the first three times, later only after two seconds of doubt. */
export function KeysHint() {
  const { t } = useTranslation("card");
  const [shown, setShown] = useState(() => timesSeen() < shownAtOnce);
  const hint = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    localStorage.setItem("cellHint", String(timesSeen() + 1));
    const timer = setTimeout(() => setShown(true), wait);
    return () => clearTimeout(timer);
  }, []);
  useLayoutEffect(() => {
    if (hint.current) placeBeside(hint.current);
  }, [shown]);
  if (!shown) return null;
  return (
    <p className="property-keys" aria-hidden="true" ref={hint}>
      <span>
        <Kbd keys="Enter" /> {t("keys.save")}
      </span>
      <span>
        <Kbd keys="Esc" /> {t("keys.leave")}
      </span>
    </p>
  );
}

// Beside a property, over the neighbouring column: below it would cover the next one. What stands alone has room below.
function placeBeside(hint: HTMLElement): void {
  const editor = hint.parentElement?.getBoundingClientRect();
  if (editor === undefined) return;
  const { width } = hint.getBoundingClientRect();
  const after = document.documentElement.dir === "rtl" ? editor.left - width - 16 : editor.right + 16;
  const fits = hint.closest(".props") !== null && after > 0 && after + width < window.innerWidth;
  hint.style.translate = fits
    ? `${Math.round(after)}px ${Math.round(editor.top + 2)}px`
    : `${Math.round(editor.left)}px ${Math.round(editor.bottom + 6)}px`;
}

function timesSeen(): number {
  return Number(localStorage.getItem("cellHint") ?? 0);
}
