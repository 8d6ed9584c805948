import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { useSignOut } from "../frame/use-sign-out.ts";
import { Button } from "../kit/button.tsx";
import { Outside } from "../outside/outside.tsx";
import { FactorSteps } from "../profile/factor-steps.tsx";
import { RecoveryCodes } from "../profile/recovery-codes.tsx";
import { sessionQuery } from "../session.ts";

/** Before anything else is open: the second factor that the access group asks for. */
export function FactorNeeded({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("profile");
  const queries = useQueryClient();
  const signOut = useSignOut();
  const [codes, setCodes] = useState<readonly string[]>();
  usePageTitle(t("factor.neededTitle"));
  const goOn = async () => {
    await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
    onDone();
  };
  if (codes)
    return (
      <Outside title={t("factor.codesTitle")} wide>
        <RecoveryCodes codes={codes} onKept={() => void goOn()} />
      </Outside>
    );
  return (
    <Outside title={t("factor.neededTitle")} lead={t("factor.neededLead")} wide>
      <FactorSteps onCodes={setCodes} />
      <p className="outside-aside">
        <Button variant="link" onClick={() => void signOut()}>
          {t("factor.signOut")}
        </Button>
      </p>
    </Outside>
  );
}
