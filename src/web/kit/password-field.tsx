import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconEyeOff from "@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs";
import { useState, type ComponentProps, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { IconButton } from "./icon-button.tsx";
import { shortestPassword, strengthOf } from "./password-strength.ts";

type Own = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  /** A new one: shows how strong it is. `known` are words it should not be made of. */
  fresh?: { known?: readonly string[] };
  /** 32 px unless said; 40. */
  size?: "m" | "l";
};

interface PasswordFieldProps extends Own, Omit<ComponentProps<"input">, keyof Own> {}

/** A password that can be looked at; warns of Caps Lock. */
export function PasswordField({
  label,
  labelHidden,
  hint,
  error,
  required,
  value,
  onChange,
  fresh,
  size,
  className,
  ...rest
}: PasswordFieldProps) {
  const { t } = useTranslation("kit");
  const [seen, setSeen] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  const shownHint = capsLock ? (
    t("password.capsLock")
  ) : fresh && value !== "" ? (
    <Strength value={value} known={fresh.known} />
  ) : (
    hint
  );
  return (
    <Field {...{ label, labelHidden, error, required }} hint={shownHint}>
      {(input) => (
        <div className="with-end">
          <input
            {...rest}
            {...input}
            type={seen ? "text" : "password"}
            autoComplete={fresh ? "new-password" : "current-password"}
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
            className={classes("in", size === "l" && "l", className)}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={look}
            onKeyUp={look}
          />
          <IconButton
            icon={seen ? IconEyeOff : IconEye}
            size="xs"
            label={t(seen ? "password.hide" : "password.show")}
            aria-pressed={seen}
            onClick={() => setSeen(!seen)}
          />
        </div>
      )}
    </Field>
  );
}

function Strength({ value, known }: { value: string; known?: readonly string[] }) {
  const { t } = useTranslation("kit");
  const strength = strengthOf(value, known);
  return (
    <span className={classes("strength", strength)}>
      <i aria-hidden="true" />
      {t(`password.${strength}`, { count: Math.max(0, shortestPassword - [...value].length) })}
    </span>
  );
}
