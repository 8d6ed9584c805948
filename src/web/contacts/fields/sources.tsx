import { listAccessGroups } from "../../../access-groups/api.ts";
import { listDepartments } from "../../../departments/api.ts";
import { listCompanies, listIndustries, nearCompanies } from "../../../companies/api.ts";
import { listContactGroups } from "../../../contact-groups/api.ts";
import { listAgents, listContacts } from "../../../contacts/api.ts";
import { listTags } from "../../../tags/api.ts";
import { call } from "../../client.ts";
import { Avatar } from "../../kit/avatar.tsx";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { nameOf, type Linked } from "./contact.ts";
import "./choice.css";

type Load = NonNullable<OptionSource["load"]>;

/** Active agents: owners and assignees. */
export const agents: OptionSource = {
  loadKey: ["agents"],
  load: async (search, signal) => {
    const { items } = await call(listAgents, { query: { search: search || undefined }, signal });
    return items.map(({ id, name, picture }) => ({
      value: id,
      label: name,
      mark: <Avatar id={id} name={name} src={picture} size={20} />,
    }));
  },
};

/** Anybody one may see, but for one: nobody reports to himself. */
export function peopleBut(id: string | undefined): OptionSource {
  const load: Load = async (search, signal) => {
    const { items } = await call(listContacts, {
      query: {
        search: search || undefined,
        fields: "firstName,lastName,emails,phones,jobTitle,companies,picture",
        limit: 20,
        count: "none",
      },
      signal,
    });
    return items
      .filter((person) => person.id !== id)
      .map((person) => {
        const name = nameOf(person);
        const detail = [person.jobTitle, person.companies?.[0]?.name].filter(Boolean).join(", ");
        return {
          value: person.id,
          label: name,
          detail,
          mark: <Avatar id={person.id} name={name} src={person.picture} size={20} />,
        };
      });
  };
  return { load, loadKey: ["people", id] };
}

export const companies: OptionSource = {
  loadKey: ["companies"],
  load: async (search, signal) => {
    const [found, near] = await Promise.all([
      call(listCompanies, {
        query: { search: search || undefined, fields: "name", limit: 20, count: "none" },
        signal,
      }),
      findNearCompanies(search, signal),
    ]);
    const option = ({ id, name = "" }: { id: string; name?: string }) => ({
      value: id,
      label: name,
      mark: <CompanyMark name={name} />,
    });
    const others = near.filter(({ id }) => !found.items.some((one) => one.id === id));
    return [...found.items.map(option), ...others.map((one) => ({ ...option(one), isNear: true }))];
  },
};

/** Companies that a name may mean that was typed otherwise than they spell it. */
export async function findNearCompanies(name: string, signal: AbortSignal): Promise<readonly Linked[]> {
  if (name.length < 3) return [];
  return (await call(nearCompanies, { query: { name }, signal })).items;
}

/** Industries as companies have them; what is typed besides is one too. */
export const industries: OptionSource = {
  loadKey: ["industries"],
  load: async (search, signal) => {
    const { items } = await call(listIndustries, { query: { search: search || undefined }, signal });
    return items.map(({ name }) => ({ value: name, label: name }));
  },
};

export const contactGroups: OptionSource = {
  loadKey: ["contactGroups"],
  load: async (search, signal) => {
    const { items } = await call(listContactGroups, { query: { search: search || undefined }, signal });
    return items.map(optionOf);
  },
};

export const departments: OptionSource = {
  loadKey: ["departments"],
  load: async (search, signal) => {
    const { items } = await call(listDepartments, { query: { search: search || undefined }, signal });
    return items.map(optionOf);
  },
};

/** Tags are known by their names: a new one is made by using it, by whoever may make tags (`useTags`). */
export const tags: OptionSource = {
  loadKey: ["tags"],
  load: async (search, signal) => {
    const { items } = await call(listTags, { query: { search: search || undefined }, signal });
    return items.map(({ name, color }) => ({ value: name, label: name, color }));
  },
};

export const accessGroups: OptionSource = {
  loadKey: ["accessGroups"],
  load: async (search, signal) => {
    const { items } = await call(listAccessGroups, { signal });
    const wanted = search.toLocaleLowerCase();
    return items.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).map(optionOf);
  },
};

export function optionOf({ id, name }: Linked): Option {
  return { value: id, label: name };
}

export function linkOf({ value, label }: Option): Linked {
  return { id: value, name: label };
}
