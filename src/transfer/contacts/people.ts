import type { Actor } from "../../access/actor.ts";
import { contactSubject } from "../../access/reachable.ts";
import { holds } from "../../access/rights.ts";
import { checkChange } from "../../contacts/check-change.ts";
import { loadContacts, type LoadedContact } from "../../contacts/load.ts";
import type { ListKey } from "../../contacts/values.ts";
import type { Tx } from "../../database/transaction.ts";
import type { Aim, Closed, KindInFiles } from "../kind.ts";
import type { Options } from "../stored-import.ts";
import { peopleFacts } from "./facts.ts";
import { loadPersonHits, personLookups } from "./find-hits.ts";
import { judgePeople } from "./judge.ts";
import { nameOfRow, personReader } from "./read-row.ts";
import { keysOfRow } from "./row-keys.ts";
import type { People, PersonWriting, ToldPerson } from "./shapes.ts";
import { forAll, tellPeople } from "./tell.ts";
import { listsToUnite, unite } from "./unite.ts";
import { weighPeople, writePeople } from "./write-people.ts";

/** Contacts in files. */
export const people: KindInFiles<People> = {
  facts: peopleFacts,
  reader: personReader,
  nameOf: nameOfRow,
  keysOf: keysOfRow,
  tell: tellPeople,
  lookups: personLookups,
  loadCandidates: loadPersonHits,
  judge: judgePeople,
  load: loadAimed,
  toMake,
  toChange,
  weigh: weighPeople,
  write: writePeople,
};

async function loadAimed(tx: Tx, aimed: readonly Aim<People>[]): Promise<Map<string, LoadedContact>> {
  const ids = [...new Set(aimed.map(({ id }) => id))];
  const touched = aimed.flatMap(({ told }) => listsToUnite(told.linked.change));
  return loadContacts(tx, ids, new Set<ListKey>(["addresses", "groups", "tags", ...touched]));
}

/** Blocked or fired where the file comes from: such people are not made anew. */
function toMake(
  actor: Actor,
  { fresh, checked, inactive, kind, linked }: ToldPerson,
  bar: Closed | undefined,
): ReturnType<KindInFiles<People>["toMake"]> {
  const mayNot = kind && !holds(actor, contactSubject(kind), "import") ? "notAllowed" : undefined;
  const code = inactive ? "inactivePerson" : (bar ?? mayNot);
  if (code !== undefined) return { is: "refused", code };
  return { is: "writing", writing: { id: null, change: fresh, checked, newGroups: linked.newGroups } };
}

function toChange(
  actor: Actor,
  { linked, checked }: ToldPerson,
  contact: LoadedContact,
  options: Options,
): PersonWriting {
  const country = countryOf(contact);
  const { values } =
    country && linked.change.phones ? checkChange(linked.change, country, actor.own.contacts) : checked;
  const change = options.existing === "replace" ? linked.change : unite(linked.change, values, contact.values);
  return { id: contact.id, change: forAll(change, contact.values, options), newGroups: linked.newGroups };
}

function countryOf(contact: LoadedContact): string | undefined {
  return contact.values.addresses?.find(({ primary }) => primary)?.country || undefined;
}
