import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint, readProperties, writeProperties } from "../http/endpoint.ts";
import { Id, listQuery, pageOf } from "../http/shapes.ts";
import { companyFields } from "./fields.ts";

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

export const CompanyReply = Type.Object({
  ...readProperties(companyFields),
  /** Own fields, by key; links as {id, name}. What is empty is absent. */
  custom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  can: Type.Array(Type.String()),
});
export const CompanyRow = Type.Object({
  ...Type.Partial(CompanyReply).properties,
  id: Id,
  version: Type.Integer(),
  can: Type.Array(Type.String()),
});
export const CompanyWrite = Type.Partial(
  Type.Object({ ...writeProperties(companyFields), custom: Type.Record(Type.String(), Type.Unknown()) }),
);

export const listCompanies = endpoint({
  method: "GET",
  path: "/companies",
  summary: "The companies one may see, a page at a time",
  right: needs("companies:see"),
  query: Type.Object({ ...listQuery, owner: Type.Optional(Id) }),
  reply: pageOf(CompanyRow),
});

export const createCompany = endpoint({
  method: "POST",
  path: "/companies",
  summary: "Makes a company; owner is the maker unless said",
  right: needs("companies:create"),
  body: CompanyWrite,
  reply: CompanyReply,
  status: 201,
});

export const showCompany = endpoint({
  method: "GET",
  path: "/companies/:id",
  summary: "One company",
  right: needs("companies:see"),
  params: ById,
  reply: CompanyReply,
});

export const updateCompany = endpoint({
  method: "PATCH",
  path: "/companies/:id",
  summary: "Changes the named fields of a company",
  right: needs("companies:edit"),
  params: ById,
  body: Type.Object({ ...CompanyWrite.properties, version: Version }),
  reply: CompanyReply,
  versioned: true,
});

export const deleteCompany = endpoint({
  method: "DELETE",
  path: "/companies/:id",
  summary: "Moves a company to the trash; its people stay",
  right: needs("companies:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});
