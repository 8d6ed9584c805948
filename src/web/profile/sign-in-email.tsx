import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useSession } from "../session.ts";
import { ChangeEmail } from "./change-email.tsx";

/** What one signs in with. */
export function SignInEmail() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <p className="own-email">
        <bdi>{user.email}</bdi>
      </p>
      <Button onClick={() => setAsked(true)}>{t("email.change")}</Button>
      {asked && <ChangeEmail onClose={() => setAsked(false)} />}
    </>
  );
}
