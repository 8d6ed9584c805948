import IconShieldQuestion from "@tabler/icons-react/dist/esm/icons/IconShieldQuestion.mjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../kit/icon-button.tsx";
import { useMay } from "../session.ts";
import type { AskedRecord } from "./questions.ts";

const WhyDialog = lazy(async () => ({ default: (await import("./why-dialog.tsx")).WhyDialog }));

/** Asks why somebody may or may not do something with a record, for who looks after access groups. */
export function WhyButton({ record }: { record: AskedRecord }) {
  const { t } = useTranslation("why");
  const mayAsk = useMay()("management.groups", "open");
  const [isAsking, setAsking] = useState(false);
  if (!mayAsk) return null;
  return (
    <>
      <IconButton
        icon={IconShieldQuestion}
        label={t("page.title", { name: record.name })}
        onClick={() => setAsking(true)}
      />
      <Suspense>{isAsking && <WhyDialog record={record} onClose={() => setAsking(false)} />}</Suspense>
    </>
  );
}
