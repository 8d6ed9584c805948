import type { CompanyChange } from "../../companies/fields.ts";
import type { ImportedCompany } from "./to-company.ts";

/** A row of the file as a change; whom and what it links to is still named as the file names it. */
export interface RowCompany {
  /** What stands in the column of ids; empty without one. */
  id: string;
  change: CompanyChange;
  /** Cells of own fields, by key. */
  own: Readonly<Record<string, string>>;
  /** Of the owner; undefined where the row does not say. */
  owner: string | undefined;
  parent: NamedParent | undefined;
}

/** What a row says of the company above: empty for none. */
export interface NamedParent {
  id: string;
  name: string;
}

export function asRowCompany({ texts, lists, custom }: ImportedCompany): RowCompany {
  const { id = "", owner, parent, parentId, minutesPerMonth, ...written } = Object.fromEntries(texts);
  const namesParent = parent !== undefined || parentId !== undefined;
  return {
    id,
    change: {
      ...written,
      ...(minutesPerMonth !== undefined && {
        minutesPerMonth: minutesPerMonth === "" ? null : Number(minutesPerMonth),
      }),
      ...Object.fromEntries(
        Object.entries(lists).map(([key, list]) => [key, key === "emails" || key === "phones" ? labelled(list) : list]),
      ),
    },
    own: custom,
    owner,
    parent: namesParent ? { id: parentId ?? "", name: parent ?? "" } : undefined,
  };
}

/** A company's e-mails and phones have a label each, be it empty. */
function labelled(list: readonly object[] | readonly string[]): object[] {
  return list.flatMap((one) => (typeof one === "object" ? [{ label: "", ...one }] : []));
}
