import type { Actor } from "../access/actor.ts";
import { ownKey } from "../database/own-field.ts";
import type { ReplyOf } from "../http/endpoint.ts";
import type { listImportFields as declared } from "./api.ts";
import { fieldsOf, fillableColumns, fillableOwn } from "./editable-mapping.ts";
import type { KindFacts } from "./kind.ts";

/** The columns that a column of a file can be, for one who fills them. */
export function importFields(kind: KindFacts, actor: Actor): ReplyOf<typeof declared>["items"] {
  const { columns } = kind.vocabulary;
  return [
    ...fillableColumns(kind, actor).map((column) => ({
      name: columns.nameOf({ key: column.key }),
      key: column.key,
      field: fieldsOf(kind, column)[0] ?? column.key,
      group: column.section,
    })),
    ...fillableOwn(kind, actor).map(({ key, label }) => ({
      name: ownKey(key),
      key: ownKey(key),
      field: ownKey(key),
      group: "additional",
      label,
    })),
  ];
}
