import { useMutation } from "@tanstack/react-query";
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { confirmSecondFactor } from "../../access/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { TextField } from "../kit/text-field.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { faultAt } from "../prove/fault-at.ts";
import { CopyButton } from "./copy-button.tsx";
import { QrCode } from "./qr-code.tsx";

interface FactorKeyProps {
  /** Base32. */
  secret: string;
  /** otpauth://… */
  uri: string;
  onCodes: (codes: readonly string[]) => void;
}

/** The key for the authenticator app, to be photographed, typed, copied or opened there, and the first code that it gives. */
export function FactorKey({ secret, uri, onCodes }: FactorKeyProps) {
  const { t } = useTranslation("profile");
  const [code, setCode] = useState("");
  const key = useRef<HTMLDivElement>(null);
  const confirming = useMutation({
    mutationFn: () => call(confirmSecondFactor, { body: { code } }),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <form className="factor-steps" onSubmit={submit}>
      <ol>
        <li>
          <p>{t("factor.app")}</p>
          <QrCode text={uri} label={t("factor.picture")} />
          <p>{t("factor.byHand")}</p>
          <div className="factor-key" ref={key} role="group" aria-label={t("factor.key")} dir="ltr">
            {groupsOf(secret).map((group, at) => (
              <span key={`${at} ${group}`}>{group}</span>
            ))}
          </div>
          <div className="row-f">
            <CopyButton text={secret} from={key} />
            <a href={uri} className="btn q">
              {t("factor.open")}
            </a>
          </div>
        </li>
        <li>
          <p>{t("factor.codeWords")}</p>
          <TextField
            label={t("factor.code")}
            autoComplete="one-time-code"
            inputMode="numeric"
            dir="ltr"
            maxLength={12}
            required="unmarked"
            value={code}
            onChange={setCode}
            error={faultAt(confirming.error, "/code")}
          />
        </li>
      </ol>
      <CallNote error={confirming.error} />
      <Button type="submit" variant="primary" busy={confirming.isPending} disabled={code.trim() === ""}>
        {t("factor.confirm")}
      </Button>
    </form>
  );
}

/** Four letters each, as they are read out and typed. */
function groupsOf(secret: string): string[] {
  return secret.match(/.{1,4}/g) ?? [];
}
