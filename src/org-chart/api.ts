import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });
const see = needs("contacts.clients:see", "contacts.agents:see");

const ChartPerson = Type.Object({
  id: Id,
  version: Type.Integer(),
  name: Type.String(),
  /** Empty where there is none or one may not see it. */
  jobTitle: Type.String(),
  picture: orNull(Type.String()),
  /** How many report to the person, of those whom one sees; counted up to 1,000. */
  reports: Type.Integer(),
  /** Whether one may say to whom the person reports. */
  movable: Type.Boolean(),
});

export const showOrgChart = endpoint({
  method: "GET",
  path: "/contacts/:id/org-chart",
  summary:
    "A contact with those above, the top first, 32 at most; null stands for somebody whom one may not see. 403 where one does not see to whom people report",
  right: see,
  params: ById,
  reply: Type.Object({ person: ChartPerson, above: Type.Array(orNull(ChartPerson)) }),
});

export const listReports = endpoint({
  method: "GET",
  path: "/contacts/:id/reports",
  summary: "Who reports to a contact, of those whom one sees, by name; `next` is the `after` of the following page",
  right: see,
  params: ById,
  query: Type.Object({
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  reply: Type.Object({ items: Type.Array(ChartPerson), next: orNull(Id) }),
});
