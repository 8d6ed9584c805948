import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "../../kit/choice-options.ts";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { useTags } from "../../tags/use-tags.ts";
import { contactGroups, tags } from "../fields/sources.tsx";
import { BulkDialog, type BulkProps } from "./bulk-dialog.tsx";

interface ListsManyProps extends BulkProps {
  list: "tags" | "groups";
}

const sources = { tags, groups: contactGroups };

/** Adds tags or groups to all that are chosen and takes others away; what each has besides stays. */
export function ListsMany({ list, ...props }: ListsManyProps) {
  const { t } = useTranslation("bulk");
  const { add } = useTags();
  const [added, setAdded] = useState<readonly Option[]>([]);
  const [removed, setRemoved] = useState<readonly Option[]>([]);
  const action = list === "tags" ? "tag" : "group";
  const valuesOf = (options: readonly Option[]) => ({ [list]: options.map(({ value }) => value) });
  const what =
    added.length + removed.length === 0
      ? undefined
      : {
          ...(added.length > 0 && { add: valuesOf(added) }),
          ...(removed.length > 0 && { remove: valuesOf(removed) }),
        };
  // What is added is not taken away in the same breath.
  const but = (others: readonly Option[], options: readonly Option[]) =>
    others.filter(({ value }) => !options.some((option) => option.value === value));
  return (
    <BulkDialog {...props} action={action} what={what}>
      {(fault) => (
        <>
          <ChoicesField
            closesWhenTyped
            {...sources[list]}
            label={t(`${action}.add`)}
            value={added}
            onChange={(options) => {
              setAdded(options);
              setRemoved(but(removed, options));
            }}
            onAdd={list === "tags" ? add : undefined}
            placeholder={t(`${action}.find`)}
            error={fault}
            autoFocus
          />
          <ChoicesField
            closesWhenTyped
            {...sources[list]}
            label={t(`${action}.remove`)}
            value={removed}
            onChange={(options) => {
              setRemoved(options);
              setAdded(but(added, options));
            }}
            placeholder={t(`${action}.find`)}
          />
        </>
      )}
    </BulkDialog>
  );
}
