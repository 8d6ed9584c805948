import { listEquipment, showEquipment } from "../../../equipment/api.ts";
import { call } from "../../client.ts";
import { optionOf } from "../../contacts/fields/sources.tsx";
import type { OptionSource } from "../../kit/choice-options.ts";
import { numbersOf, type TreeRoot } from "../equipment.ts";

const few = 20;

/** The pieces of one holder, or all there are, found by name, article or serial number; `but` is left out. */
export function piecesOf(
  { company, contact }: TreeRoot,
  but?: string,
): Required<Pick<OptionSource, "load" | "loadKey">> {
  return {
    loadKey: ["equipment", company, contact, but],
    load: async (search, signal) => {
      const { items } = await call(listEquipment, {
        query: {
          search: search || undefined,
          fields: "name,article,serial,company,contact",
          limit: few,
          count: "none",
          company,
          contact,
        },
        signal,
      });
      return items
        .filter(({ id }) => id !== but)
        .map((piece) => {
          const holder = company || contact ? undefined : (piece.company?.name ?? piece.contact?.name);
          const detail = [numbersOf(piece), holder].filter(Boolean).join(", ");
          return { value: piece.id, label: piece.name ?? "", ...(detail && { detail }) };
        });
    },
  };
}

/** The names of pieces by their ids; of those one does not see none. */
export async function namesOfPieces(ids: readonly string[]) {
  const found = await Promise.all(
    ids.map((id) => call(showEquipment, { params: { id } }).then(optionOf, () => undefined)),
  );
  return found.filter((option) => option !== undefined);
}
