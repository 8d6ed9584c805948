import { Type } from "typebox";
import { selectActors } from "../access/actor.ts";
import { newPlace } from "../access/sign-in.ts";
import { inTransaction } from "../database/transaction.ts";
import { Id, Text } from "../http/shapes.ts";
import { job } from "../jobs/job.ts";
import { queueMail } from "../mail/queue.ts";

/** Tells a person of a sign-in from a place that is not known. It needs no switch: whoever it was not must hear of it. */
export const tellNewSignIn = job({
  name: newPlace,
  payload: Type.Object({ mail: Id, contactId: Id, at: Type.String(), address: Type.String(), browser: Text(300) }),
  run: ({ db, config }, { mail, contactId, at, address, browser }) =>
    inTransaction(db, async (tx) => {
      const person = await selectActors(tx)
        .select("contacts.sign_in_email")
        .where("contacts.id", "=", contactId)
        .executeTakeFirst();
      if (!person?.sign_in_email) return;
      const letter = { kind: "newSignIn", at: new Date(at), address, browser } as const;
      await queueMail(tx, config, { id: mail, contactId, to: person.sign_in_email, letter });
    }),
});
