import IconAlertCircle from "@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import {
  createContext,
  type FocusEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { useHasSingleKeys, useShortcut } from "./shortcuts.ts";
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

/** `useToast().show({ text, detail, undo })`: bottom left, 8 seconds, longer while hovered or focused; `z` takes back what the newest one can. */
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
  const undoable = toasts.findLast(({ undo }) => undo !== undefined)?.id;
  return (
    <ToastContext value={useMemo(() => ({ show }), [show])}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} hasKey={toast.id === undoable} drop={drop} />
        ))}
      </div>
    </ToastContext>
  );
}

interface ToastProps {
  toast: Shown;
  /** It is taken back by a key. */
  hasKey: boolean;
  drop: (id: number) => void;
}

function Toast({ toast, hasKey, drop }: ToastProps) {
  const { t } = useTranslation("kit");
  const { show } = useToast();
  // Where the focus came from, while it is here.
  const came = useRef<EventTarget>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(toast.id), stays);
    return () => clearTimeout(timer);
  }, [held, toast.id, drop]);
  const come = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(true);
    if (relatedTarget && !currentTarget.contains(relatedTarget)) came.current = relatedTarget;
  };
  const go = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(false);
    if (!currentTarget.contains(relatedTarget)) came.current = null;
  };
  const leave = () => {
    drop(toast.id);
    if (came.current instanceof HTMLElement) came.current.focus({ preventScroll: true });
  };
  const undo = async () => {
    leave();
    try {
      if ((await toast.undo?.()) !== "told") show({ text: t("undone") });
    } catch (error) {
      show({ tone: "red", text: t("notUndone"), detail: error instanceof Error ? error.message : undefined });
    }
  };
  const keyed = useHasSingleKeys() && hasKey;
  useShortcut("z", t("undo"), () => void undo(), { when: keyed });
  return (
    <div
      className={toast.tone === "red" ? "toast red" : "toast"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={come}
      onBlur={go}
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
            leave();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </button>
      )}
      {toast.undo && (
        <button type="button" aria-keyshortcuts={keyed ? "z" : undefined} onClick={() => void undo()}>
          {t("undo")}
          {keyed && (
            <span aria-hidden="true">
              <Kbd keys="z" />
            </span>
          )}
        </button>
      )}
      <button type="button" className="close" aria-label={t("close")} onClick={leave}>
        <Icon of={IconX} size="xs" />
      </button>
    </div>
  );
}
