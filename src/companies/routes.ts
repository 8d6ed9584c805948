import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { previewJoining } from "./domains/preview.ts";
import { createCompany, updateCompany } from "./change.ts";
import { listIndustries } from "./industries.ts";
import { listCompanies } from "./list.ts";
import { findNear } from "./near.ts";
import { revertEntry } from "./revert.ts";
import { showCompany } from "./show.ts";
import { deleteCompany } from "./trash.ts";

export function companyRoutes(mount: Mount): void {
  mount(api.listCompanies, ({ tx, actor, query }) => listCompanies(tx, actor, query));

  mount(api.nearCompanies, async ({ tx, actor, query }) => ({ items: await findNear(tx, actor, query.name) }));

  mount(api.listIndustries, ({ tx, actor, query }) => listIndustries(tx, actor, query.search));

  mount(api.createCompany, async ({ tx, actor, body, afterCommit }) => {
    const company = await createCompany(tx, actor, body);
    afterCommit(() => announce("companies", [company.id]));
    return company;
  });

  mount(api.showCompany, ({ tx, actor, params }) => showCompany(tx, actor, params.id));

  mount(api.previewJoining, ({ tx, actor, params, query }) => previewJoining(tx, actor, params.id, query));

  mount(api.updateCompany, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("companies", [params.id]));
    return updateCompany(tx, actor, params.id, version, change);
  });

  mount(api.revertCompanyEntry, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("companies", [params.id]));
    return revertEntry(tx, actor, params.id, params.entry, body.field);
  });

  mount(api.deleteCompany, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("companies", [params.id]));
    await deleteCompany(tx, actor, params.id, version);
    return {};
  });
}
