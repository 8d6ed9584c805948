import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { agents } from "../fields/sources.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";

type Role = "owner" | "assignedTo";

interface AssignManyProps extends BulkProps {
  /** Which of the two one may write. */
  roles: readonly Role[];
}

/** Gives all that are chosen to one of the team: as owner, or to work with. */
export function AssignMany({ roles, ...props }: AssignManyProps) {
  const { t } = useTranslation("bulk");
  const words = useFieldWords();
  const [role, setRole] = useState<Role>(roles[0] ?? "owner");
  const [person, setPerson] = useState<Option | null>(null);
  const what = person ? { change: { [role]: person.value } } : undefined;
  return (
    <BulkDialog {...props} action="assign" what={what}>
      {(fault) => (
        <>
          {roles.length > 1 && (
            <Segmented
              label={t("assign.role")}
              options={roles.map((value) => ({ value, label: words.label(value) }))}
              value={role}
              onChange={setRole}
            />
          )}
          <ChoiceField
            {...agents}
            label={words.label(role)}
            labelHidden={roles.length > 1}
            value={person?.value ?? null}
            chosen={person}
            onChange={(_, option) => setPerson(option)}
            placeholder={t("assign.find")}
            error={fault}
            autoFocus
          />
        </>
      )}
    </BulkDialog>
  );
}
