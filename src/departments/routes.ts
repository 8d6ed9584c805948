import type { Mount } from "../access/door.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { createDepartment, updateDepartment } from "./change.ts";
import { deleteDepartment } from "./delete.ts";
import { putSeats } from "./seats.ts";
import { listDepartments, listSeats, showDepartment } from "./show.ts";

export function departmentRoutes(mount: Mount): void {
  mount(api.listDepartments, async ({ tx, actor, query }) => ({
    items: await listDepartments(tx, actor, query.search),
  }));
  mount(api.showDepartment, ({ tx, actor, params }) => showDepartment(tx, actor, params.id));
  mount(api.listDepartmentPeople, ({ tx, actor, params }) => listSeats(tx, actor, params.id));

  mount(api.createDepartment, async ({ tx, actor, body, afterCommit }) => {
    const department = await createDepartment(tx, actor, body);
    afterCommit(() => announce("departments", [department.id]));
    return department;
  });

  mount(api.updateDepartment, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("departments", [params.id]));
    return updateDepartment(tx, actor, params.id, version, change);
  });

  mount(api.deleteDepartment, async ({ tx, actor, params, body, version, afterCommit }) => {
    afterCommit(() => announceMoves(params.id));
    await deleteDepartment(tx, actor, params.id, version, body.moveTo);
    return {};
  });

  mount(api.putDepartmentPeople, async ({ tx, actor, params, body, version, afterCommit }) => {
    afterCommit(() => announceMoves(params.id));
    return putSeats(tx, actor, params.id, version, body.people);
  });
}

/** People come and go with it. */
function announceMoves(id: string): void {
  announce("departments", [id]);
  announce("contacts", []);
}
