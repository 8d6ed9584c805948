import { useTranslation } from "react-i18next";
import { TextField } from "../kit/text-field.tsx";

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  error?: string;
  autoFocus?: boolean;
}

/** Six digits of the app, or a recovery code: the server tells them apart. */
export function CodeField({ value, onChange, error, autoFocus }: CodeFieldProps) {
  const { t } = useTranslation("profile");
  return (
    <TextField
      label={t("codeOrRecovery")}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      dir="ltr"
      maxLength={50}
      required="unmarked"
      hint={t("codeHint")}
      autoFocus={autoFocus}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
