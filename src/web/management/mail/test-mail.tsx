import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { testMailSettings } from "../../../mail/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useSession } from "../../session.ts";

interface TestMailProps {
  /** What is typed is saved first: the test is of what is kept. */
  unsaved: boolean;
  save: () => Promise<boolean>;
}

type Outcome = ReplyOf<typeof testMailSettings> & { to: string };

/** Sends a letter at once and says what the server answered. */
export function TestMail({ unsaved, save }: TestMailProps) {
  const { t } = useTranslation("mail");
  const { user } = useSession();
  const queries = useQueryClient();
  const [to, setTo] = useState(user.email);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [refusal, setRefusal] = useState<CallError>();
  const go = async () => {
    setBusy(true);
    setOutcome(undefined);
    setRefusal(undefined);
    try {
      if (unsaved && !(await save())) return;
      setOutcome({ ...(await call(testMailSettings, { body: { to } })), to });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ["mail"] });
    }
  };
  const atAddress = refusal?.faultAt("/to");
  return (
    <>
      <form
        className="test-mail"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <TextField
          label={t("test.to")}
          type="email"
          autoComplete="email"
          maxLength={320}
          value={to}
          onChange={setTo}
          error={atAddress}
        />
        <Button type="submit" icon={IconSend} busy={busy} disabled={to.trim() === ""}>
          {t(unsaved ? "test.saveAndSend" : "test.send")}
        </Button>
      </form>
      {busy && <p className="hint-t">{t("test.waits")}</p>}
      {refusal && !atAddress && (
        <NoteBar tone="red" boxed title={t("test.notSent")}>
          {refusal.offline ? t("offline") : refusal.message}
        </NoteBar>
      )}
      {outcome && <OutcomeNote outcome={outcome} />}
    </>
  );
}

function OutcomeNote({ outcome: { sent, answer, problem, to } }: { outcome: Outcome }) {
  const { t } = useTranslation("mail");
  const said = sent ? answer : (problem?.answer ?? "");
  const words = said !== "" && (
    <span className="server-said">
      {t("test.said")} <q dir="auto">{said}</q>
    </span>
  );
  if (!sent)
    return (
      <NoteBar tone="red" boxed title={t("test.notSent")}>
        {problem?.text}
        {words}
      </NoteBar>
    );
  return (
    <div className="test-done" role="status">
      <Icon of={IconCircleCheck} />
      <div>
        {t("test.sent", { to })}
        {words}
      </div>
    </div>
  );
}
