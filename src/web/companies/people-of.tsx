import { listContacts } from "../../contacts/api.ts";
import { call } from "../client.ts";
import { nameOf } from "../contacts/fields/contact.ts";
import { Avatar } from "../kit/avatar.tsx";
import type { OptionSource } from "../kit/choice-options.ts";

/** Those of a company's people whom one sees and who have not left it; without some of them. */
export function peopleOf(company: string, without: readonly string[] = []): OptionSource {
  return {
    loadKey: ["companies", "people", company, without],
    load: async (search, signal) => {
      const { items } = await call(listContacts, {
        query: {
          search: search || undefined,
          company,
          fields: "firstName,lastName,emails,phones,companies,picture",
          limit: 20,
          count: "none",
        },
        signal,
      });
      return items.flatMap((person) => {
        const here = person.companies?.find(({ id }) => id === company);
        if (without.includes(person.id) || here?.to) return [];
        const name = nameOf(person);
        const mark = <Avatar id={person.id} name={name} src={person.picture} size={20} />;
        return [{ value: person.id, label: name, detail: here?.title, mark }];
      });
    },
  };
}
