import type { TFunction } from "i18next";
import { Others, PersonCell } from "../grid/cells.tsx";
import type { Column } from "../grid/list.ts";
import type { ServerField } from "../grid/server-field.ts";
import { TimeCell } from "../grid/time-cell.tsx";
import { plainText } from "../contacts/fields/rich-text.tsx";
import { ownColumn } from "../contacts/list/own-column.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import type { useFormat } from "../kit/format.tsx";
import { Name } from "../kit/person.tsx";
import { opportunityEditOf } from "./edits.ts";
import type { useMoney } from "./money.ts";
import type { OpportunityRow } from "./opportunity.ts";

type OpportunityColumn = Column<OpportunityRow>;

export const shownAtFirst = ["stage", "amount", "closeDate", "company", "owner", "updatedAt"];

interface Say {
  t: TFunction;
  format: ReturnType<typeof useFormat>;
  money: ReturnType<typeof useMoney>;
  values: (key: string, value: unknown) => string[];
}

/** One column for every field one may see. */
export function opportunityColumns(infos: readonly ServerField[], say: Say): OpportunityColumn[] {
  return infos.filter(({ key }) => key !== "id" && key !== "version").map((info) => columnOf(info, say));
}

function columnOf(info: ServerField, say: Say): OpportunityColumn {
  const { t, format, money, values } = say;
  const { key } = info;
  const base = { key, title: titleOf(info, t), needs: [key], edit: opportunityEditOf(info) };
  if (info.own) return { ...base, ...ownColumn<OpportunityRow>(info, { format, values }) };
  const drawn: Record<string, Omit<OpportunityColumn, keyof typeof base> & { needs?: readonly string[] }> = {
    name: {
      width: 256,
      share: 1.4,
      fixed: true,
      className: "name",
      phone: "name",
      cell: (row) => <NameCell row={row} />,
    },
    stage: {
      width: 136,
      share: 0.4,
      phone: "second",
      cell: ({ stage }) => <span className="v">{stage?.name}</span>,
    },
    pipeline: { width: 136, cell: ({ pipeline }) => <span className="v">{pipeline?.name}</span> },
    amount: {
      width: 124,
      className: "num",
      phone: "end",
      needs: ["amount", "currency"],
      cell: ({ amount, currency = "" }) => (
        <span className="v">{typeof amount === "number" && money.exact({ amount, currency })}</span>
      ),
    },
    probability: {
      width: 112,
      className: "num",
      cell: ({ probability }) => (
        <span className="v">{probability !== undefined && t("percent", { number: probability })}</span>
      ),
    },
    closeDate: {
      width: 124,
      className: "num",
      cell: ({ closeDate }) => <span className="v">{closeDate && money.day(closeDate)}</span>,
    },
    company: { width: 176, share: 0.8, cell: ({ company }) => company && <CompanyCell {...company} /> },
    contacts: { width: 168, share: 0.7, cell: ({ contacts = [] }) => <ContactsCell contacts={contacts} /> },
    owner: { width: 132, cell: ({ owner = null }) => <PersonCell person={owner} nobody={t("nobody")} /> },
    description: {
      width: 200,
      share: 1,
      cell: ({ description = "" }) => <span className="v">{plainText(description)}</span>,
    },
    lostReason: { width: 176, share: 0.6, cell: ({ lostReason }) => <span className="v">{lostReason}</span> },
    currency: { width: 88, cell: ({ currency }) => <span className="v">{currency}</span> },
    createdAt: {
      width: 124,
      className: "time",
      cell: ({ createdAt = "" }) => <TimeCell at={createdAt} format={format} />,
    },
    updatedAt: {
      width: 124,
      className: "time",
      cell: ({ updatedAt = "" }) => <TimeCell at={updatedAt} format={format} />,
    },
  };
  return { ...base, width: 124, cell: () => null, ...drawn[key] };
}

export function titleOf({ key, own }: ServerField, t: TFunction): string {
  return own?.label ?? t(`fields:opportunities.${key}`);
}

function NameCell({ row: { id, name = "" } }: { row: OpportunityRow }) {
  return (
    <>
      <CompanyMark name={name} />
      <span className="nmw">
        <a className="v" href={`/opportunities/${id}`} tabIndex={-1}>
          <Name>{name}</Name>
        </a>
      </span>
    </>
  );
}

function CompanyCell({ name }: { name: string }) {
  return (
    <>
      <CompanyMark name={name} />
      <span className="v">
        <Name>{name}</Name>
      </span>
    </>
  );
}

function ContactsCell({ contacts }: { contacts: readonly { name: string }[] }) {
  const [first, ...others] = contacts;
  if (!first) return null;
  return (
    <>
      <span className="v">
        <Name>{first.name}</Name>
      </span>
      <Others names={others.map(({ name }) => name)} />
    </>
  );
}
