import { contactFields } from "../../contacts/fields.ts";
import { columnKinds, columnsOf } from "../mapping/columns.ts";

/** The order of files. */
const order = [
  "id",
  "externalId",
  "namePrefix",
  "firstName",
  "middleName",
  "lastName",
  "nameSuffix",
  "fullName",
  "nickname",
  "gender",
  "birthday",
  "jobTitle",
  "departments",
  "description",
  "emails",
  "phones",
  "identities",
  "companies",
  "groups",
  "tags",
  "owner",
  "assignedTo",
  "reportsTo",
  "accessGroup",
  "status",
  "notified",
  "language",
  "timeZone",
  "source",
  "preferredMethod",
  "addresses",
  "fullAddress",
  "websites",
];

export const personColumns = columnsOf(
  columnKinds(contactFields, order, {
    fullName: { name: "Full name", fields: ["firstName", "lastName"], section: "general", onlyRead: true },
    fullAddress: { name: "Full address", fields: ["addresses"], section: "addresses", onlyRead: true },
  }),
);
