import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../kit/checks.tsx";
import { useScopeWords } from "./use-scope-words.ts";

interface ScopeFieldProps {
  value: readonly string[];
  onChange: (scopes: readonly string[]) => void;
  error: string | undefined;
}

/** One's own rights to choose from, by subject: nobody gives a token what he does not have. */
export function ScopeField({ value, onChange, error }: ScopeFieldProps) {
  const { t } = useTranslation("profile");
  const { held } = useScopeWords();
  const id = useId();
  const turn = (scopes: readonly string[], on: boolean) =>
    onChange([...value.filter((scope) => !scopes.includes(scope)), ...(on ? scopes : [])]);
  return (
    <div className="scopes" role="group" aria-label={t("tokens.rights")} aria-describedby={error && id}>
      {held.map(({ subject, name, rights }) => {
        const all = rights.map(({ scope }) => scope);
        const chosen = all.filter((scope) => value.includes(scope)).length;
        return (
          <div key={subject} role="group" aria-label={name}>
            <Checkbox
              className="b"
              checked={chosen === all.length}
              some={chosen > 0 && chosen < all.length}
              onChange={(on) => turn(all, on)}
              aria-invalid={error !== undefined || undefined}
            >
              {name}
            </Checkbox>
            {!subject.startsWith("management.") && (
              <div className="scopes-of">
                {rights.map((right) => (
                  <Checkbox
                    key={right.scope}
                    checked={value.includes(right.scope)}
                    onChange={(on) => turn([right.scope], on)}
                  >
                    {right.name}
                  </Checkbox>
                ))}
              </div>
            )}
          </div>
        );
      })}
      {error && (
        <p className="err-t" id={id} aria-live="polite">
          {error}
        </p>
      )}
    </div>
  );
}
