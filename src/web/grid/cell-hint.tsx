import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../kit/kbd.tsx";

const shownAtOnce = 3;
const wait = 2000;

/** Which keys end the editing: at once for the first three times, later only after two seconds of doubt. */
export function CellHint() {
  const { t } = useTranslation("grid");
  const [shown, setShown] = useState(() => timesSeen() < shownAtOnce);
  useEffect(() => {
    localStorage.setItem("cellHint", String(timesSeen() + 1));
    const timer = setTimeout(() => setShown(true), wait);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="keys-hint" aria-hidden="true">
      <span>
        <Kbd keys="Enter" />
        {t("keys.save")}
      </span>
      <span>
        <Kbd keys="Tab" />
        {t("keys.next")}
      </span>
      <span>
        <Kbd keys="Esc" />
        {t("keys.leave")}
      </span>
    </div>
  );
}

function timesSeen(): number {
  return Number(localStorage.getItem("cellHint") ?? 0);
}
