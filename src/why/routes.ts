import type { Mount } from "../access/door.ts";
import { words } from "../words/words.ts";
import * as api from "./api.ts";
import { whyCompany, whyContact, whyEquipment, whyOpportunity } from "./why.ts";

/** Why somebody may or may not: the rule that decides, in words. */
export function whyRoutes(mount: Mount): void {
  mount(api.whyContact, ({ tx, actor, params, query, request }) =>
    whyContact(tx, actor, params.id, query, words(request.language)),
  );

  mount(api.whyCompany, ({ tx, actor, params, query, request }) =>
    whyCompany(tx, actor, params.id, query, words(request.language)),
  );

  mount(api.whyOpportunity, ({ tx, actor, params, query, request }) =>
    whyOpportunity(tx, actor, params.id, query, words(request.language)),
  );

  mount(api.whyEquipment, ({ tx, actor, params, query, request }) =>
    whyEquipment(tx, actor, params.id, query, words(request.language)),
  );
}
