import type pg from "pg";
import { searchText } from "../../src/equipment/values.ts";
import { contactId, type Base } from "../people/base.ts";
import { equipmentOf, idOfPerson, pieceId, pieceMadeAt, type Piece } from "../people/equipment.ts";
import { began, ended, idOf } from "../people/ids.ts";
import { fillTable } from "./copy.ts";
import { journal } from "./tables.ts";

const day = 86_400_000;

/** The equipment of the base, whose it is and for some of it whose it was. */
export async function writeEquipment(connect: () => Promise<pg.Client>, base: Base): Promise<void> {
  const [pieces, held, entries] = await Promise.all([connect(), connect(), connect()]);
  const rows = fillTable(pieces, "equipment", columns);
  const holdings = fillTable(held, "equipment_holdings", [
    "id",
    "equipment_id",
    "company_id",
    "contact_id",
    "from_date",
    "to_date",
  ]);
  const made = fillTable(entries, "audit", journal);
  for (const [index, piece] of equipmentOf(base).entries()) {
    const id = pieceId(base, index);
    const at = new Date(pieceMadeAt(base, index));
    const company = companyOf(base, piece.company);
    const contact = idOfPerson(base, piece.contact);
    rows.write(rowOf(base, piece, { id, at, index, company, contact }));
    const since = beganOn(index);
    // Every twentieth was another company's before.
    if (index % 20 === 7) {
      const before = companyOf(base, index % base.companies.length);
      holdings.write([idOf("holdingBefore", index), id, before, null, dayOf(since - 300 * day), dayOf(since)]);
    }
    holdings.write([idOf("holding", index), id, company, contact, dayOf(since), null]);
    made.write([idOf("equipmentEntry", index, at.getTime()), at, contactId(base, 0), "equipment", id, "created"]);
    if (index % 500 === 499) for (const filling of [rows, holdings, made]) await filling.drained();
  }
  for (const filling of [rows, holdings, made]) await filling.end();
  await Promise.all([pieces, held, entries].map((client) => client.end()));
}

const columns = [
  "id",
  "name",
  "article",
  "serial",
  "search_text",
  "company_id",
  "contact_id",
  "used_by_id",
  "parent_id",
  "position",
  "retired_at",
  "deleted_at",
  "made_by_id",
  "created_at",
  "updated_at",
];

interface Told {
  id: string;
  at: Date;
  index: number;
  company: string | null;
  contact: string | null;
}

function rowOf(base: Base, piece: Piece, { id, at, index, company, contact }: Told) {
  const { name, article, serial } = piece;
  return [
    id,
    name,
    article,
    serial,
    searchText({ name, article, serial }),
    company,
    contact,
    idOfPerson(base, piece.usedBy),
    piece.parent === null ? null : pieceId(base, piece.parent),
    index,
    piece.isRetired ? new Date(ended - (index % 400) * day) : null,
    piece.isDeleted ? new Date(ended - (index % 10) * day) : null,
    contactId(base, 0),
    at,
    at,
  ];
}

function companyOf(base: Base, index: number | null): string | null {
  return index === null ? null : (base.companies[index]?.id ?? null);
}

function beganOn(index: number): number {
  return began + (index % 900) * day;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
