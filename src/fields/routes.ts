import type { Mount } from "../access/door.ts";
import { isOwnedBy } from "../database/own-field.ts";
import { announce } from "../http/events.ts";
import * as api from "./api.ts";
import { createField, orderFields, updateField } from "./change-own.ts";
import { describeFields, describeOwnFields, type FieldList } from "./describe.ts";
import { purgeField, restoreField, retireField } from "./retire-own.ts";
import { listOwnFields } from "./show-own.ts";

/** The rooms above hand in their lists; each is said in its own room's fields.ts. */
export function fieldRoutes(
  mount: Mount,
  lists: Readonly<Record<string, { fields: FieldList; required: readonly string[] }>>,
): void {
  mount(api.listFields, async ({ actor, query: { on } }) => {
    const list = lists[on];
    return {
      items: [
        ...(list ? describeFields(actor, on, list.fields, list.required) : []),
        ...(isOwnedBy(on) ? describeOwnFields(actor, on) : []),
      ],
    };
  });

  mount(api.listOwnFields, async ({ tx, query }) => ({ items: await listOwnFields(tx, query.on) }));

  mount(api.createField, async ({ tx, actor, body, afterCommit }) => {
    const field = await createField(tx, actor, body);
    afterCommit(() => announce("fields", [field.id]));
    return field;
  });

  mount(api.updateField, async ({ tx, actor, params, body: { version: _, ...change }, version, afterCommit }) => {
    afterCommit(() => announce("fields", [params.id]));
    return updateField(tx, actor, params.id, version, change);
  });

  mount(api.orderFields, async ({ tx, actor, body, afterCommit }) => {
    afterCommit(() => announce("fields", body.ids));
    return { items: await orderFields(tx, actor, body.on, body.ids) };
  });

  mount(api.retireField, async ({ tx, actor, params, version, afterCommit }) => {
    afterCommit(() => announce("fields", [params.id]));
    return retireField(tx, actor, params.id, version);
  });

  mount(api.restoreField, async ({ tx, actor, params, afterCommit }) => {
    afterCommit(() => announce("fields", [params.id]));
    return restoreField(tx, actor, params.id);
  });

  mount(api.purgeField, async ({ tx, actor, params, body, afterCommit }) => {
    afterCommit(() => announce("fields", [params.id]));
    await purgeField(tx, actor, params.id, body.name);
    return {};
  });
}
