import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../kit/dialog.tsx";
import { FactorSteps } from "./factor-steps.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useCloseTwice } from "./use-close-twice.ts";

/** Sets up a second factor over the profile. */
export function FactorSetUp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("profile");
  const [codes, setCodes] = useState<readonly string[]>();
  const { warned, askClose } = useCloseTwice(codes !== undefined, onClose);
  return (
    <Dialog open onClose={askClose} wide title={t(codes ? "factor.codesTitle" : "factor.setUpTitle")}>
      {codes ? <RecoveryCodes codes={codes} onKept={onClose} warned={warned} /> : <FactorSteps onCodes={setCodes} />}
    </Dialog>
  );
}
