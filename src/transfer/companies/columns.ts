import { companyFields } from "../../companies/fields.ts";
import { columnKinds, columnsOf } from "../mapping/columns.ts";

/** The order of files. */
const order = [
  "id",
  "name",
  "taxNumber",
  "industry",
  "site",
  "emails",
  "phones",
  "description",
  "owner",
  "parent",
  "parentId",
  "tags",
  "minutesPerMonth",
  "addresses",
  "fullAddress",
];

export const companyColumns = columnsOf(
  columnKinds(companyFields, order, {
    parentId: { name: "Parent company id", fields: ["parent"], section: "general", part: "id" },
    ...("addresses" in companyFields && {
      fullAddress: { name: "Full address", fields: ["addresses"], section: "addresses", onlyRead: true },
    }),
  }),
);
