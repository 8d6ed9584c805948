import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint, readProperties, writeProperties } from "../http/endpoint.ts";
import { Id, Link, listQuery, orNull, pageOf, Text } from "../http/shapes.ts";
import { ByEntry, RevertBody } from "../records/history-shapes.ts";
import { companyFields } from "./fields.ts";

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

export const CompanyReply = Type.Object({
  ...readProperties(companyFields),
  /** Own fields, by key; links as {id, name}. What is empty is absent. */
  custom: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  /** `edit`, `delete`, `assign` (give it another owner), `export`. */
  can: Type.Array(Type.String()),
});
export const CompanyRow = Type.Object({
  ...Type.Partial(CompanyReply).properties,
  id: Id,
  version: Type.Integer(),
  can: Type.Array(Type.String()),
});
/** Lists (`emails`, `domains`, `managers`, …) are written whole. */
export const CompanyWrite = Type.Partial(
  Type.Object({ ...writeProperties(companyFields), custom: Type.Record(Type.String(), Type.Unknown()) }),
);

export const listCompanies = endpoint({
  method: "GET",
  path: "/companies",
  summary: "The companies one may see, a page at a time",
  right: needs("companies:see"),
  query: Type.Object({
    ...listQuery,
    owner: Type.Optional(Id),
    /** Its sites, one level down; a filter of `path` finds all below it, and itself. */
    parent: Type.Optional(Id),
    /** By any name that the tag has had. */
    tag: Type.Optional(Text(60)),
  }),
  reply: pageOf(CompanyRow),
});

export const nearCompanies = endpoint({
  method: "GET",
  path: "/companies/near",
  summary:
    "Companies that a typed name may mean, the nearest first, 5 at most: legal forms, case and punctuation aside, and a letter or two",
  right: needs("companies:see"),
  query: Type.Object({ name: Text(200) }),
  reply: Type.Object({ items: Type.Array(Link) }),
});

export const listIndustries = endpoint({
  method: "GET",
  path: "/companies/industries",
  summary: "The industries of the companies one may see, the most frequent first, 20 at most",
  right: needs("companies:see"),
  query: Type.Object({ search: Type.Optional(Text(100)) }),
  reply: Type.Object({ items: Type.Array(Type.Object({ name: Type.String(), companies: Type.Integer() })) }),
});

export const createCompany = endpoint({
  method: "POST",
  path: "/companies",
  summary:
    "Makes a company; owner is the maker unless said. Managers and the default contact are said once it has people (422 `notOfCompany`); another company's domain is refused (409 `domainTaken`)",
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
  summary:
    "Changes the named fields of a company. 409 `domainTaken` for another company's domain; 422 on the place: `freeMail` and `publicSuffix` for a domain that is everybody's, `notOfCompany` for a manager or default contact who is none of its people, `circle` and `treeTooDeep` (32 levels) for `parent`",
  right: needs("companies:edit"),
  params: ById,
  body: Type.Object({ ...CompanyWrite.properties, version: Version }),
  reply: CompanyReply,
  versioned: true,
});

export const revertCompanyEntry = endpoint({
  method: "POST",
  path: "/companies/:id/history/:entry/revert",
  summary: "Puts what an entry of the history has changed, or one field of it, back to what it was",
  right: needs("companies:edit"),
  params: ByEntry,
  body: RevertBody,
  reply: CompanyReply,
});

export const deleteCompany = endpoint({
  method: "DELETE",
  path: "/companies/:id",
  summary: "Moves a company to the trash; its people, sites and equipment stay as they are",
  right: needs("companies:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const previewJoining = endpoint({
  method: "GET",
  path: "/companies/:id/domains/preview",
  summary:
    "The contacts with an e-mail of the company's domains who belong to no company, as far as one sees them; how many there are besides; and domains of others that look like these",
  right: needs("companies:edit"),
  params: ById,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Text(200)),
  }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ ...Link.properties, email: Type.String() })),
    next: orNull(Type.String()),
    /** Exact to 10,000. */
    count: Type.Object({ value: Type.Integer(), exact: Type.Boolean() }),
    /** Those whom one does not see: they are not joined. */
    unseen: Type.Integer(),
    /** No fault, but worth a look: `domain` of this company, `like` one of a company that one sees. */
    lookAlikes: Type.Array(Type.Object({ domain: Type.String(), like: Type.String(), company: Link })),
  }),
});

export const joinByDomains = endpoint({
  method: "POST",
  path: "/companies/:id/domains/join",
  summary:
    "Has the contacts of the preview join the company, as one batch that can be undone; above 1,000 in the background. Who has got a company meanwhile stays as he is",
  right: needs("companies:edit"),
  params: ById,
  body: Type.Object({
    /** The number that was seen; another one is refused (409 countChanged). */
    expected: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  }),
  reply: Type.Object({
    batch: Id,
    /** `running`: in the background. */
    state: Type.Enum(["running", "done"]),
    total: Type.Integer(),
    done: Type.Integer(),
    refused: Type.Integer(),
  }),
});
