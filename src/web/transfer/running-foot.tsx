import { useTranslation } from "react-i18next";
import { cancelImport, pauseImport, runImport } from "../../transfer/api.ts";
import { Button } from "../kit/button.tsx";
import type { Import } from "./import-query.ts";
import { RefusalLine } from "./refusal-line.tsx";
import type { useTellImport } from "./use-tell-import.ts";
import { WorkLine } from "./work-line.tsx";

interface RunningFootProps extends ReturnType<typeof useTellImport> {
  one: Import;
}

/** How far an import is that is not over, with the ways to steer it; one that is taken back cannot be stopped. */
export function RunningFoot({ one, tell, busy, refusal }: RunningFootProps) {
  const { t } = useTranslation("import");
  const paused = one.state === "paused";
  return (
    <>
      <WorkLine one={one} words={t(one.undoing ? "undoing" : paused ? "paused" : "running")} />
      <RefusalLine error={refusal} />
      {!one.undoing && (
        <>
          <Button busy={busy} onClick={() => void tell(cancelImport)}>
            {t("stop")}
          </Button>
          <Button
            variant={paused ? "primary" : "default"}
            busy={busy}
            onClick={() => void tell(paused ? runImport : pauseImport)}
          >
            {t(paused ? "goOn" : "pause")}
          </Button>
        </>
      )}
    </>
  );
}
