import type { TFunction } from "i18next";
import { showCompany } from "../../../companies/api.ts";
import { listContacts } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import { nameOf } from "../fields/contact.ts";
import { agents, optionOf } from "../fields/sources.tsx";

/** The team, and "me": whoever looks, so that a link means the same to each. */
export function agentsAndMe(t: TFunction): OptionSource {
  const me = { value: "me", label: t("grid:meAlone") };
  return {
    loadKey: [...(agents.loadKey ?? []), "me"],
    load: async (search, signal) => {
      const found = (await agents.load?.(search, signal)) ?? [];
      return search === "" ? [me, ...found] : found;
    },
  };
}

/** The names of people by their ids, as far as one may see them. */
export async function namesOfPeople(ids: readonly string[]): Promise<readonly Option[]> {
  const filter = JSON.stringify({ field: "id", is: "anyOf", value: ids });
  const { items } = await call(listContacts, {
    query: { filter, fields: "firstName,lastName", limit: 200, count: "none" },
  });
  return items.map((person) => ({ value: person.id, label: nameOf(person) }));
}

export function namesOfCompanies(ids: readonly string[]): Promise<readonly Option[]> {
  return Promise.all(ids.map(async (id) => optionOf(await call(showCompany, { params: { id } }))));
}
