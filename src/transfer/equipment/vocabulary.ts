import { acquaint } from "../mapping/dialects/acquaint.ts";
import { vocabularyOf } from "../mapping/header-meaning.ts";
import { equipmentColumns } from "./columns.ts";

/** Names that no other program uses in just this spelling. */
const signs: ReadonlySet<string> = new Set(["Parent path", "Parent serial number", "Used by id", "Retired on"]);

/** How files tell of equipment. */
export const equipmentVocabulary = vocabularyOf(equipmentColumns, {
  on: "equipment",
  own: "equipment",
  either: false,
  dialects: (meaningOf) => [acquaint(equipmentColumns, meaningOf, signs)],
});
