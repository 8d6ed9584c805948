import { changeOf } from "../contacts/fields/change-of.ts";
import { draftOf, ownKeyOf, valueAt } from "../contacts/fields/contact.ts";
import { agents, companies, linkOf, optionOf } from "../contacts/fields/sources.tsx";
import { ownChoices, ownEdit } from "../contacts/list/value-edits.ts";
import type { CellValue, Edit } from "../grid/list.ts";
import type { ServerField } from "../grid/server-field.ts";
import type { OpportunityChange, OpportunityRow } from "./opportunity.ts";
import { stages } from "./sources.tsx";

type OpportunityEdit = Edit<OpportunityRow>;

/** How an opportunity's field is edited in its cell. */
export function opportunityEditOf(field: ServerField): OpportunityEdit | undefined {
  if (!field.editable) return undefined;
  return field.own ? ownEdit(field, ownChoices(field)) : edits[field.key];
}

/** What a cell's new value means for the opportunity, as the API takes it. */
export function opportunityChangeOf(row: OpportunityRow, key: string): OpportunityChange {
  const { name, stage, probability, amount, closeDate, owner, company } = row;
  const changes: Record<string, OpportunityChange> = {
    name: { name },
    stage: { stage: stage?.id },
    probability: { probability },
    amount: { amount },
    closeDate: { closeDate },
    owner: { owner: owner?.id ?? null },
    company: { company: company?.id ?? null },
  };
  if (ownKeyOf(key) === undefined) return changes[key] ?? {};
  return { custom: changeOf(draftOf(key, valueAt(row, key))).custom };
}

const edits: Record<string, OpportunityEdit> = {
  name: {
    kind: "line",
    read: ({ name = "" }) => name,
    write: (row, value) => ({ ...row, name: textIn(value) }),
  },
  stage: {
    kind: "choice",
    choices: stages,
    read: ({ stage }) => (stage ? [optionOf(stage)] : []),
    write: (row, value) => {
      const link = linkIn(value);
      return link ? { ...row, stage: { ...link, kind: "open" } } : row;
    },
  },
  probability: {
    kind: "line",
    read: ({ probability }) => probability?.toString() ?? "",
    write: (row, value) => ({ ...row, probability: numberIn(value) ?? undefined }),
  },
  amount: {
    kind: "line",
    read: ({ amount }) => amount?.toString() ?? "",
    write: (row, value) => ({ ...row, amount: numberIn(value) }),
  },
  closeDate: {
    kind: "day",
    clearable: true,
    read: ({ closeDate }) => closeDate ?? "",
    write: (row, value) => ({ ...row, closeDate: textIn(value) || null }),
  },
  owner: {
    kind: "choice",
    choices: agents,
    clearable: true,
    read: ({ owner }) => (owner ? [optionOf(owner)] : []),
    write: (row, value) => ({ ...row, owner: linkIn(value) }),
  },
  company: {
    kind: "choice",
    choices: companies,
    clearable: true,
    read: ({ company }) => (company ? [optionOf(company)] : []),
    write: (row, value) => ({ ...row, company: linkIn(value) }),
  },
};

function textIn(value: CellValue): string {
  return typeof value === "string" ? value : "";
}

/** Takes a comma or a point, and spaces between thousands. */
function numberIn(value: CellValue): number | null {
  const bare = textIn(value)
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(",", ".");
  return bare === "" ? null : Number(bare);
}

function linkIn(value: CellValue) {
  const [option] = typeof value === "string" ? [] : value;
  return option === undefined ? null : linkOf(option);
}
