import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { proveSelf } from "../../../access/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/dialog.tsx";
import { PasswordField } from "../../kit/password-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { sessionQuery, useSession } from "../../session.ts";
import { RefusalOf } from "../status/refusal-of.tsx";

/** Asks once more for one's own password, and for a code where one has a second factor. */
export function ProveDialog({ onAnswer }: { onAnswer: (isProved: boolean) => void }) {
  const { t } = useTranslation("card");
  const queries = useQueryClient();
  const { secondFactor } = useSession();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const go = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const session = await call(proveSelf, { body: { password, ...(secondFactor.on && { code }) } });
      queries.setQueryData(sessionQuery.queryKey, session);
      onAnswer(true);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={() => onAnswer(false)}
      title={t("prove.title")}
      onSubmit={() => void go()}
      actions={
        <>
          <Button variant="quiet" onClick={() => onAnswer(false)}>
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            busy={busy}
            disabled={password === "" || (secondFactor.on && code === "")}
          >
            {t("prove.go")}
          </Button>
        </>
      }
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} saidBeside={["/password", "/code"]} />
        <p>{t("prove.words")}</p>
        <PasswordField
          label={t("prove.password")}
          value={password}
          onChange={setPassword}
          error={refusal?.faultAt("/password")}
          data-autofocus
        />
        {secondFactor.on && (
          <TextField
            label={t("prove.code")}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={refusal?.faultAt("/code")}
          />
        )}
      </div>
    </Dialog>
  );
}
