import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { SectionHead } from "../card/section.tsx";
import type { Contact } from "../fields/contact.ts";
import { InvitationState } from "./invitation-state.tsx";
import { useInvitation, useRefreshAccount } from "./use-invitation.ts";
import "./account.css";

const CreateUser = lazy(async () => ({ default: (await import("./create-user.tsx")).CreateUser }));
const NewPassword = lazy(async () => ({ default: (await import("./new-password.tsx")).NewPassword }));
const TakeFactor = lazy(async () => ({ default: (await import("./take-factor.tsx")).TakeFactor }));

/** The contact as a user: whether and by which address one signs in, an invitation on its way, when and from where last. */
export function AccountSection({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const invitation = useInvitation(contact);
  const refresh = useRefreshAccount();
  const [asked, setAsked] = useState<"user" | "password" | "factor">();
  const { signInEmail, lastSignInAt, lastSignInIp, can } = contact;
  const state = invitation.data;
  const mayMake = state?.user === false && (state.can.includes("invite") || can.includes("setPassword"));
  const mayGivePassword = state?.user !== false && signInEmail && can.includes("setPassword");
  const mayTakeFactor = can.includes("takeSecondFactor");
  if (state === undefined && !signInEmail && !lastSignInAt) return null;
  const last = lastSignInAt && format.dateTime(lastSignInAt);
  return (
    <section aria-labelledby="card-account">
      <SectionHead id="card-account" title={t("account.title")} />
      <div className="user-account">
        {state?.user === false ? (
          <p className="t3">{t("account.noUser")}</p>
        ) : (
          signInEmail && <p>{t("account.signsInAs", { email: signInEmail })}</p>
        )}
        {last && (
          <p className="t3 num">
            {lastSignInIp
              ? t("account.lastFrom", { at: last, address: lastSignInIp })
              : t("account.last", { at: last })}
          </p>
        )}
        {state?.user === true && lastSignInAt === null && <p className="t3">{t("account.never")}</p>}
        {state && <InvitationState contact={contact} state={state} onChanged={refresh} />}
        {(mayMake || mayGivePassword || mayTakeFactor) && (
          <div className="row-f">
            {mayMake && state?.invitation === null && (
              <Button size="s" icon={IconUserPlus} onClick={() => setAsked("user")}>
                {t("account.create")}
              </Button>
            )}
            {mayGivePassword && (
              <Button size="s" icon={IconKey} onClick={() => setAsked("password")}>
                {t("account.newPassword")}
              </Button>
            )}
            {mayTakeFactor && (
              <Button size="s" variant="quiet" onClick={() => setAsked("factor")}>
                {t("account.takeFactor")}
              </Button>
            )}
          </div>
        )}
      </div>
      <Suspense>
        {asked === "user" && state && (
          <CreateUser contact={contact} mayInvite={state.can.includes("invite")} onClose={() => setAsked(undefined)} />
        )}
        {asked === "password" && <NewPassword contact={contact} onClose={() => setAsked(undefined)} />}
        {asked === "factor" && <TakeFactor contact={contact} onClose={() => setAsked(undefined)} />}
      </Suspense>
    </section>
  );
}
