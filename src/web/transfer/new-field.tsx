import { useQuery } from "@tanstack/react-query";
import { FieldDialog } from "../management/fields/field-dialog.tsx";
import { ownFieldsQuery } from "../management/fields/own-field.ts";
import { useMay } from "../session.ts";
import { guessKind } from "./guess-kind.ts";
import { useImportKind } from "./import-kind.ts";
import type { ImportColumn } from "./import-query.ts";

interface NewFieldProps {
  column: ImportColumn;
  /** With the name of our column that it has become. */
  onMade: (name: string) => void;
  onClose: () => void;
}

/** Makes an own field for a column that has none, called and kept as the column suggests. */
export function NewField({ column, onMade, onClose }: NewFieldProps) {
  const kind = useImportKind();
  const mayLook = useMay()("management.fields", "open");
  const { data: others = [] } = useQuery({ ...ownFieldsQuery(kind), enabled: mayLook });
  const name = column.header.replace(/\s+/g, " ").trim().slice(0, 60);
  return (
    <FieldDialog
      on={kind}
      field={undefined}
      start={{ name, type: guessKind(column.samples) }}
      others={others.filter(({ retired }) => !retired)}
      onClose={onClose}
      onMade={({ key }) => onMade(`custom.${key}`)}
    />
  );
}
