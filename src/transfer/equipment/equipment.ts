import type { Actor } from "../../access/actor.ts";
import { holds } from "../../access/rights.ts";
import { loadEquipment, type LoadedEquipment } from "../../equipment/load.ts";
import type { FullChange } from "../../equipment/values.ts";
import type { Aim, Closed, KindInFiles } from "../kind.ts";
import { rowReader } from "../read-row.ts";
import { equipmentFacts } from "./facts.ts";
import { equipmentLookups, loadEquipmentHits } from "./find-hits.ts";
import { placesOfEquipment } from "./places.ts";
import { dayOf } from "./retired-on.ts";
import { asRowEquipment } from "./row-equipment.ts";
import { judgeEquipment, keysOfEquipment } from "./row-keys.ts";
import type { Coming, EquipmentInFiles, PlacedWriting, ToldEquipment } from "./shapes.ts";
import { tellEquipment } from "./tell.ts";
import { equipmentReader } from "./to-equipment.ts";
import { weighPlaced, writePlaced } from "./write-placed.ts";

/** Equipment in files. */
export const equipment: KindInFiles<EquipmentInFiles> = {
  facts: equipmentFacts,
  reader: (imported, language) => rowReader(imported, language, equipmentReader, asRowEquipment),
  nameOf: ({ change }) => change.name ?? "",
  keysOf: keysOfEquipment,
  places: placesOfEquipment,
  tell: tellEquipment,
  lookups: equipmentLookups,
  loadCandidates: loadEquipmentHits,
  judge: judgeEquipment,
  load: (tx, aimed: readonly Aim<EquipmentInFiles>[]) => loadEquipment(tx, [...new Set(aimed.map(({ id }) => id))]),
  toMake,
  toChange,
  weigh: weighPlaced,
  write: writePlaced,
};

function toMake(
  actor: Actor,
  { change, coming }: ToldEquipment,
  bar: Closed | undefined,
): ReturnType<KindInFiles<EquipmentInFiles>["toMake"]> {
  const code = bar ?? (holds(actor, "equipment", "import") ? undefined : "notAllowed");
  if (code !== undefined) return { is: "refused", code };
  return { is: "writing", writing: { id: null, alsoNeeds: "import", ...ofItsWhole(withoutEmpty(change), coming) } };
}

/** A day that it was retired on already stays the moment that it was. */
function toChange(
  actor: Actor,
  { change, coming, retiredOn }: ToldEquipment,
  { id, values: { retiredAt } }: LoadedEquipment,
): PlacedWriting {
  const { retiredAt: moment, ...rest } = change;
  const isSame = moment === undefined || (retiredAt !== null && dayOf(retiredAt, actor) === retiredOn);
  return { id, change: isSame ? rest : change, coming };
}

/** What does not say whose it is belongs to whom its whole will belong to. */
function ofItsWhole(change: FullChange, coming: Coming): Pick<PlacedWriting, "change" | "coming"> {
  const of = coming.whole?.of;
  if (!of || change.company || change.contact || coming.company !== undefined) return { change, coming };
  return "companyName" in of
    ? { change, coming: { ...coming, company: of.companyName } }
    : { change: { ...change, ...of }, coming };
}

/** A new piece has nothing to clear. */
function withoutEmpty(change: FullChange): FullChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== "" && value !== null));
}
