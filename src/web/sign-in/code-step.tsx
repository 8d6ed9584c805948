import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { Outside } from "../outside/outside.tsx";
import { useRefusal } from "./use-refusal.ts";

interface CodeStepProps {
  email: string;
  error: Error | null;
  busy: boolean;
  onCode: (code: string) => void;
  onLeave: () => void;
}

/** The second step of signing in: the app's six digits, or one of the codes on paper. */
export function CodeStep({ email, error, busy, onCode, onLeave }: CodeStepProps) {
  const { t } = useTranslation("sign-in");
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const [code, setCode] = useState("");
  // Why the code was refused that was sent last; what is typed now has not been judged.
  const [sent, setSent] = useState<string>();
  const refusal = useRefusal(error);
  const wrong = refusal.code && sent === code ? t(`code.wrong.${kind}`) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (refusal.seconds > 0 || code.trim() === "") return;
    setSent(code);
    onCode(code);
  };
  const turn = () => {
    setKind(kind === "app" ? "recovery" : "app");
    setCode("");
  };
  return (
    <Outside title={t("code.title")} lead={t("code.lead", { email })}>
      <form onSubmit={submit}>
        <TextField
          key={kind}
          label={t(`code.${kind}`)}
          name="code"
          autoComplete={kind === "app" ? "one-time-code" : "off"}
          inputMode={kind === "app" ? "numeric" : "text"}
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          maxLength={50}
          autoFocus
          required="unmarked"
          size="l"
          hint={t(`code.hint.${kind}`)}
          value={code}
          onChange={setCode}
          error={wrong}
        />
        {refusal.words && <NoteBar tone="red" boxed title={refusal.words} />}
        <Button
          type="submit"
          variant="primary"
          size="l"
          wide
          busy={busy}
          disabled={refusal.seconds > 0 || code.trim() === ""}
        >
          {t("enter")}
        </Button>
      </form>
      <div className="outside-aside">
        <Button variant="link" onClick={turn}>
          {t(kind === "app" ? "code.useRecovery" : "code.useApp")}
        </Button>
        <Button variant="link" onClick={onLeave}>
          {t("code.back")}
        </Button>
      </div>
      <p className="outside-note">{t("code.lost")}</p>
    </Outside>
  );
}
