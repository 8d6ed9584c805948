import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invite, withdrawInvitation, type showInvited } from "../../../users/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Contact } from "../fields/contact.ts";
import { RefusalOf } from "../status/refusal-of.tsx";

interface InvitationStateProps {
  contact: Contact;
  state: ReplyOf<typeof showInvited>;
  onChanged: () => void;
}

/** An invitation: to whom it was sent, how far the mail is, until when it is good; sent again or taken back. */
export function InvitationState({ contact, state, onChanged }: InvitationStateProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { show } = useToast();
  const [busy, setBusy] = useState<"again" | "back">();
  const [refusal, setRefusal] = useState<CallError>();
  const { invitation, lapsedFrom } = state;
  const params = { id: contact.id };
  const run = async (which: "again" | "back", work: () => Promise<unknown>, words: string) => {
    setBusy(which);
    setRefusal(undefined);
    try {
      await work();
      show({ text: words });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
    } finally {
      setBusy(undefined);
      onChanged();
    }
  };
  if (invitation === null) {
    return lapsedFrom === null ? null : (
      <p className="t3">{t("account.lapsed", { at: format.dateTime(lapsedFrom) })}</p>
    );
  }
  const { email, createdAt, expiresAt, mail } = invitation;
  return (
    <>
      <p>{t("account.invited", { email, at: format.dateTime(createdAt) })}</p>
      <p className="t3">
        {mail && `${t(`account.mail.${mail}`)} `}
        {t("account.goodUntil", { at: format.dateTime(expiresAt) })}
      </p>
      <RefusalOf refusal={refusal} />
      <div className="row-f">
        {state.can.includes("invite") && (
          <Button
            size="s"
            busy={busy === "again"}
            onClick={() =>
              void run("again", () => call(invite, { params, body: { email } }), t("account.sent", { email }))
            }
          >
            {t("account.again")}
          </Button>
        )}
        <Button
          size="s"
          variant="quiet"
          busy={busy === "back"}
          onClick={() => void run("back", () => call(withdrawInvitation, { params }), t("account.withdrawn"))}
        >
          {t("account.withdraw")}
        </Button>
      </div>
    </>
  );
}
