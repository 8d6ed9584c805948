import type { TFunction } from "i18next";
import { listAccessGroups } from "../../../access-groups/api.ts";
import { listContactGroups } from "../../../contact-groups/api.ts";
import { listDepartments } from "../../../departments/api.ts";
import { call } from "../../client.ts";
import { readField, type ServerField } from "../../grid/server-field.ts";
import type { Field } from "../../grid/field.ts";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import type { FieldInfo } from "../fields/contact.ts";
import { accessGroups, companies, contactGroups, departments, optionOf, peopleBut, tags } from "../fields/sources.tsx";
import { ownChoices } from "./value-edits.ts";
import { batchField } from "./batches.ts";
import { agentsAndMe, namesOfCompanies, namesOfPeople } from "./people.ts";
import type { FieldWords } from "../fields/use-field-words.ts";

interface Codes {
  languages: readonly Option[];
  timeZones: readonly Option[];
}

/** The fields of contacts as the grid filters and sorts by them. */
export function contactGridFields(infos: readonly FieldInfo[], words: FieldWords, codes: Codes, t: TFunction): Field[] {
  const fields = infos.flatMap((info) => {
    const label = words.label(info.key);
    const choices = choicesOf(info, words, codes, t);
    const found = readField(info, label, choices, namers[info.kind]);
    // Nothing to choose from.
    return found.operators.length > 0 && info.filterKind === "id" && choices === undefined
      ? [{ ...found, operators: [] }]
      : [found];
  });
  const seesCompanies = infos.some(({ key }) => key === "companies");
  return [...fields, ...(seesCompanies ? [userTypeField(t)] : []), followedField(t), batchField(t)];
}

/** Whether one follows the contact oneself: no field of the card either, for there it is the star. */
function followedField(t: TFunction): Field {
  const field = { key: "followed", label: t("followed"), kind: "yesNo", sorts: false, editable: false };
  return { ...field, operators: ["is"] };
}

/** The guide's user type of companies: no field of the card, for it follows from the companies. */
function userTypeField(t: TFunction): Field {
  const options = (["manager", "employee"] as const).map((value) => ({ value, label: t(`userType.${value}`) }));
  return {
    key: "companyUserType",
    label: t("userType.name"),
    kind: "choice",
    operators: ["anyOf", "noneOf", "empty", "notEmpty"],
    sorts: false,
    editable: false,
    choices: { options },
  };
}

function choicesOf(info: ServerField, words: FieldWords, codes: Codes, t: TFunction): OptionSource | undefined {
  if (info.own) return ownChoices(info);
  const { key, kind, options } = info;
  if (kind === "person") return key === "reportsTo" ? peopleBut(undefined) : agentsAndMe(t);
  if (key === "status")
    return { options: (options ?? []).map((value) => ({ value, label: t(`kit:status.${value}`) })) };
  if (kind === "language") return { options: codes.languages };
  if (kind === "timeZone") return { options: codes.timeZones };
  if (options && options.length > 0)
    return {
      options: options.filter((value) => value !== "").map((value) => ({ value, label: words.option(key, value) })),
    };
  return { companies, groups: contactGroups, departments, tags, accessGroup: accessGroups }[kind];
}

type Namer = (values: readonly string[]) => Promise<readonly Option[]>;

const namers: Record<string, Namer> = {
  person: namesOfPeople,
  contact: namesOfPeople,
  companies: namesOfCompanies,
  company: namesOfCompanies,
  groups: async () => (await call(listContactGroups)).items.map(optionOf),
  departments: async () => (await call(listDepartments)).items.map(optionOf),
  accessGroup: async () => (await call(listAccessGroups)).items.map(optionOf),
};
