import { useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { PasswordField } from "../kit/password-field.tsx";
import { strengthOf } from "../kit/password-strength.ts";

interface Fresh {
  password: string;
  onChange: (password: string) => void;
  /** Sent once, and too short. */
  tooShort: boolean;
  field: RefObject<HTMLInputElement | null>;
  /** Before it is sent: whether it is long enough; the field says so otherwise, and has the cursor. */
  check: () => boolean;
}

export function useNewPassword(): Fresh {
  const [password, onChange] = useState("");
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isShort = strengthOf(password) === "short";
  const check = () => {
    setTried(true);
    if (isShort) field.current?.focus();
    return !isShort;
  };
  return { password, onChange, tooShort: tried && isShort, field, check };
}

interface NewPasswordProps extends Omit<Fresh, "check"> {
  label: string;
  /** What the server says against it. */
  refused: string | undefined;
  /** Words that it should not be made of. */
  known?: readonly string[];
}

/** A password to be chosen, with the rules said before it is refused by one of them. */
export function NewPassword({ label, password, onChange, tooShort, field, refused, known }: NewPasswordProps) {
  const { t } = useTranslation("sign-in");
  return (
    <>
      <PasswordField
        label={label}
        name="new-password"
        autoFocus
        required="unmarked"
        size="l"
        ref={field}
        fresh={{ known }}
        value={password}
        onChange={onChange}
        error={tooShort ? t("rules.short") : refused}
      />
      <ul className="password-rules" aria-label={t("rules.title")}>
        <li>{t("rules.length")}</li>
        <li>{t("rules.own")}</li>
      </ul>
    </>
  );
}
