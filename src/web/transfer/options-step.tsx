import { useState } from "react";
import { Button, ButtonLink } from "../kit/button.tsx";
import { useImportWords } from "./import-kind.ts";
import { CompaniesAndCells, ExistingPeople, MatchBy } from "./options-matching.tsx";
import { FileOptions } from "./options-file.tsx";
import { ForAllRows, NewPeople } from "./options-people.tsx";
import { ImportFrame } from "./import-frame.tsx";
import type { ImportOptions } from "./import-query.ts";
import { RefusalLine } from "./refusal-line.tsx";
import type { StepProps } from "./step-props.ts";
import { UnknownPeople } from "./unknown-people.tsx";
import { useChangeImport } from "./use-change-import.ts";

/** How the file is taken: whose its people become, how they are matched, how it is written. */
export function OptionsStep({ one, go, frame }: StepProps) {
  const t = useImportWords();
  const [changed, setChanged] = useState<Partial<ImportOptions>>({});
  const { change, busy, refusal } = useChangeImport(one.id);
  const options = { ...one.options, ...changed };
  // Equipment has neither owner nor tags.
  const isOwned = one.kind !== "equipment";
  const part = { options, change: (more: Partial<ImportOptions>) => setChanged((now) => ({ ...now, ...more })) };
  const next = async () => {
    const nothing = Object.keys(changed).length === 0;
    if (nothing || (await change({ options: changed }))) go("columns");
  };
  const foot = (
    <>
      <RefusalLine error={refusal}>{t("nothingYet")}</RefusalLine>
      <ButtonLink to="/imports/new" search={{ kind: one.kind }} variant="quiet">
        {t("fault.other")}
      </ButtonLink>
      <Button variant="primary" busy={busy} onClick={() => void next()}>
        {t("continue")}
      </Button>
    </>
  );
  return (
    <ImportFrame {...frame} foot={foot}>
      <div className="imp-body">
        <div className="imp-options">
          {isOwned && <NewPeople {...part} />}
          <UnknownPeople {...part} people={one.people} />
          <MatchBy {...part} />
          <ExistingPeople {...part} />
          <CompaniesAndCells {...part} />
          {isOwned && <ForAllRows {...part} />}
          <FileOptions {...part} />
        </div>
      </div>
    </ImportFrame>
  );
}
