import IconAlertCircle from "@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import "./states.css";

export interface ToastWords {
  /** What happened: "3 contacts deleted". */
  text: string;
  /** What became of it: "They wait in the trash". */
  detail?: string;
  /** Takes it back; a failure says so in the next toast, and success too unless it resolves to "told". */
  undo?: () => Promise<unknown> | void;
  /** Something else one may want then, such as to look at what was refused. */
  action?: { label: string; run: () => void };
  /** `red` for what did not work. */
  tone?: "red";
}

interface Shown extends ToastWords {
  id: number;
}

const ToastContext = createContext<{ show: (words: ToastWords) => void }>({ show: () => {} });

/** `useToast().show({ text, detail, undo })`: bottom left, 8 seconds, longer while hovered or focused. */
export function useToast(): { show: (words: ToastWords) => void } {
  return useContext(ToastContext);
}

const most = 3;
const stays = 8000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([]);
  const count = useRef(0);
  const show = useCallback((words: ToastWords) => {
    const id = ++count.current;
    setToasts((others) => [...others.slice(1 - most), { ...words, id }]);
  }, []);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={useMemo(() => ({ show }), [show])}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} drop={drop} />
        ))}
      </div>
    </ToastContext>
  );
}

function Toast({ toast, drop }: { toast: Shown; drop: (id: number) => void }) {
  const { t } = useTranslation("kit");
  const { show } = useToast();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(toast.id), stays);
    return () => clearTimeout(timer);
  }, [held, toast.id, drop]);
  const undo = async () => {
    drop(toast.id);
    try {
      if ((await toast.undo?.()) !== "told") show({ text: t("undone") });
    } catch (error) {
      show({ tone: "red", text: t("notUndone"), detail: error instanceof Error ? error.message : undefined });
    }
  };
  return (
    <div
      className={toast.tone === "red" ? "toast red" : "toast"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast.tone === "red" && <Icon of={IconAlertCircle} />}
      <div>
        {toast.text}
        {toast.detail && <span className="t3">{toast.detail}</span>}
      </div>
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            drop(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
      {toast.undo && (
        <button type="button" onClick={() => void undo()}>
          {t("undo")}
        </button>
      )}
      <button type="button" className="close" aria-label={t("close")} onClick={() => drop(toast.id)}>
        <Icon of={IconX} size="xs" />
      </button>
    </div>
  );
}
