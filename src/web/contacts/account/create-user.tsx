import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { PasswordField } from "../../kit/password-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useProven } from "../../prove/prove-context.ts";
import { contactFieldsQuery, nameOf, type Contact } from "../fields/contact.ts";
import { accessGroups, linkOf, optionOf } from "../fields/sources.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { RefusalOf } from "../status/refusal-of.tsx";
import { useRefreshAccount } from "./use-invitation.ts";
import { useMakingUser, type NewUser } from "./use-making-user.ts";

interface CreateUserProps {
  contact: Contact;
  mayInvite: boolean;
  onClose: () => void;
}

/** A contact becomes a user: its access group, and an invitation by mail or a password from an administrator. */
export function CreateUser({ contact, mayInvite, onClose }: CreateUserProps) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const { show } = useToast();
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const proven = useProven();
  const { make, busy, refusal } = useMakingUser(proven);
  const refresh = useRefreshAccount();
  const mayGivePassword = contact.can.includes("setPassword");
  const [user, setUser] = useState<NewUser>({
    accessGroup: contact.accessGroup ?? null,
    email: contact.signInEmail ?? contact.emails?.[0]?.value ?? "",
    by: mayInvite ? "invitation" : "password",
    password: "",
    ownPassword: "",
  });
  const change = (part: Partial<NewUser>) => setUser((now) => ({ ...now, ...part }));
  const name = nameOf(contact) || t("nameless");
  const byPassword = user.by === "password";
  const needsOwn = byPassword && contact.signInEmail !== user.email;
  const ready = user.email.trim() !== "" && (!byPassword || (user.password !== "" && (!needsOwn || user.ownPassword)));
  const faultAt = (step: string, pointer: string) =>
    refusal?.step === step ? refusal.error.faultAt(pointer) : undefined;
  const go = async () => {
    if (!ready) return;
    const isDone = await make(contact, { ...user, email: user.email.trim() });
    refresh();
    if (!isDone) return;
    onClose();
    show({ text: t(byPassword ? "user.done" : "account.sent", { name, email: user.email }) });
  };
  const knownEmails = (contact.emails ?? []).map(({ value }) => ({ value, label: value }));
  const emailFault = faultAt("invite", "/email") ?? faultAt("email", "/email") ?? faultAtEmails(refusal?.error);
  const mayChooseGroup = fields.some(({ key, editable }) => key === "accessGroup" && editable);
  return (
    <AskDialog
      onClose={onClose}
      title={t("user.title", { name })}
      onGo={() => void go()}
      go={t(byPassword ? "user.create" : "user.invite")}
      busy={busy}
      disabled={!ready}
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal?.error} saidBeside={saidBeside} />
        <p>{t("user.words")}</p>
        {mayChooseGroup && (
          <ChoiceField
            {...accessGroups}
            label={words.label("accessGroup")}
            hint={t("user.groupHint")}
            value={user.accessGroup?.id ?? null}
            chosen={user.accessGroup && optionOf(user.accessGroup)}
            onChange={(_, option) => change({ accessGroup: option && linkOf(option) })}
            error={faultAt("card", "/accessGroup")}
          />
        )}
        {knownEmails.length > 0 && !contact.signInEmail ? (
          <ChoiceField
            label={words.label("signInEmail")}
            options={knownEmails}
            value={user.email}
            chosen={{ value: user.email, label: user.email }}
            onChange={(email) => change({ email: email ?? "" })}
            onAdd={(email) => change({ email })}
            error={emailFault}
          />
        ) : (
          <TextField
            label={words.label("signInEmail")}
            type="email"
            autoComplete="off"
            disabled={Boolean(contact.signInEmail)}
            value={user.email}
            onChange={(email) => change({ email })}
            error={emailFault}
          />
        )}
        {mayInvite && mayGivePassword && (
          <Segmented
            label={t("user.way")}
            options={[
              { value: "invitation", label: t("user.byInvitation") },
              { value: "password", label: t("user.byPassword") },
            ]}
            value={user.by}
            onChange={(by) => change({ by })}
          />
        )}
        {byPassword ? (
          <>
            <PasswordField
              label={t("password.new")}
              fresh={{ known: [name, user.email] }}
              hint={t("user.passwordHint")}
              value={user.password}
              onChange={(password) => change({ password })}
              error={faultAt("password", "/password")}
            />
            {needsOwn && (
              <PasswordField
                label={t("user.own")}
                hint={t("user.ownHint")}
                value={user.ownPassword}
                onChange={(ownPassword) => change({ ownPassword })}
                error={faultAt("email", "/password")}
              />
            )}
          </>
        ) : (
          <p className="t3">{t("user.invitationWords")}</p>
        )}
      </div>
    </AskDialog>
  );
}

const saidBeside = ["/email", "/password", "/accessGroup"];

function faultAtEmails(error: { problem: { errors?: { pointer: string; detail: string }[] } } | undefined) {
  return error?.problem.errors?.find(({ pointer }) => pointer.startsWith("/emails"))?.detail;
}
