import type { Mount } from "../access/door.ts";
import type { Config } from "../config.ts";
import { openSecrets } from "../database/secret-key.ts";
import { languages, words } from "../words/words.ts";
import * as api from "./api.ts";
import { keepMailSettings } from "./keep-settings.ts";
import { letterKinds } from "./letter.ts";
import { deleteMail, listOutbox, retryMail } from "./outbox.ts";
import { previewTemplate } from "./preview.ts";
import { showMailSettings } from "./settings.ts";
import { testMailSettings } from "./test-settings.ts";

/** Outgoing mail: where it is handed over, what waits, what it looks like. */
export function mailRoutes(mount: Mount, config: Config): void {
  const secrets = openSecrets(config);

  mount(api.showMailSettings, ({ tx, request }) => showMailSettings(tx, secrets, request.language));

  mount(api.putMailSettings, async ({ tx, actor, body, request }) => {
    await keepMailSettings(tx, actor, secrets, body);
    return showMailSettings(tx, secrets, request.language);
  });

  mount.raw(api.testMailSettings, async ({ db, actor, body, request, reply }) =>
    reply.send(await testMailSettings(db, config, actor, body.to, words(request.language))),
  );

  mount(api.listOutbox, ({ tx, actor, query, request }) => listOutbox(tx, actor, query, words(request.language)));

  mount(api.retryMail, async ({ tx, actor, params }) => {
    await retryMail(tx, actor, params.id);
    return {};
  });

  mount(api.deleteMail, async ({ tx, actor, params }) => {
    await deleteMail(tx, actor, params.id);
    return {};
  });

  mount(api.listTemplates, async ({ request }) => {
    const say = words(request.language);
    return {
      items: letterKinds.map((kind) => ({ kind, name: say(`mail:letter.${kind}.name`) })),
      languages: [...languages],
    };
  });

  mount(api.previewTemplate, ({ tx, actor, params, query }) =>
    previewTemplate(tx, actor, params.kind, query.language ?? actor.language, config.baseUrl),
  );
}
