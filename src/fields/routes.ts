import type { Mount } from "../access/door.ts";
import { listFields } from "./api.ts";
import { describeFields, type FieldList } from "./describe.ts";

/** The rooms above hand in their lists; each is said in its own room's fields.ts. */
export function fieldRoutes(
  mount: Mount,
  lists: Readonly<Record<string, { fields: FieldList; required: readonly string[] }>>,
): void {
  mount(listFields, async ({ actor, query }) => {
    const list = lists[query.on];
    return { items: list ? describeFields(actor, query.on, list.fields, list.required) : [] };
  });
}
