import { hashSync } from "@node-rs/argon2";
import type { Kysely } from "kysely";
import { keepNameWords } from "../contacts/name-words.ts";
import { searchTextRow } from "../contacts/search-text.ts";
import type { Tables } from "../database/tables.ts";
import { words } from "../values/text.ts";

export interface Person {
  id: string;
  email: string;
}

/** Everybody in tests has the same password; hashed cheaply, for what is slow about it is tested where it belongs. */
export const password = "a fox in the evening sun";
const passwordHash = hashSync(password, { memoryCost: 64, timeCost: 1 });

interface UserWishes {
  firstName?: string;
  lastName?: string;
  email?: string;
  group?: "client" | "agent" | "administrator";
  language?: string;
}

/** Somebody who can sign in; an agent unless said otherwise. The e-mail follows the name: Ann Lee is ann.lee@acquaint.test. */
export async function aUser(db: Kysely<Tables>, wishes: UserWishes = {}): Promise<Person> {
  const { firstName = "Ann", lastName = "Lee", group = "agent", language = "en" } = wishes;
  const email = wishes.email ?? `${firstName}.${lastName}@acquaint.test`.toLowerCase();
  return db.transaction().execute(async (tx) => {
    const { id: groupId, kind } = await tx
      .selectFrom("access_groups")
      .select(["id", "kind"])
      .where("standing", "=", group)
      .executeTakeFirstOrThrow();
    const { id } = await tx
      .insertInto("contacts")
      .values({
        access_group_id: groupId,
        kind,
        first_name: firstName,
        last_name: lastName,
        language,
        sign_in_email: email,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("identities")
      .values({ contact_id: id, kind: "email", value: email, normalised: email })
      .execute();
    const named = { firstName, middleName: "", lastName, nickname: "", emails: [{ value: email }] };
    await tx
      .insertInto("search_texts")
      .values(searchTextRow(id, { ...named, phones: [], identities: [] }))
      .execute();
    await keepNameWords(tx, words(`${firstName} ${lastName}`));
    await tx.insertInto("credentials").values({ contact_id: id, password_hash: passwordHash }).execute();
    return { id, email };
  });
}
