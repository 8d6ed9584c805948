import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changePassword } from "../../../access/api.ts";
import { updateContact } from "../../../contacts/api.ts";
import { changeSignInEmail, invite } from "../../../users/api.ts";
import { call, CallError } from "../../client.ts";
import { NotProved } from "../../prove/not-proved.ts";
import type { Proven } from "../../prove/prove-context.ts";
import { changeOf } from "../fields/change-of.ts";
import { contactQuery, type Contact, type Draft, type Linked } from "../fields/contact.ts";

export interface NewUser {
  accessGroup: Linked | null;
  email: string;
  by: "invitation" | "password";
  /** The new user's. */
  password: string;
  /** One's own, for the sign-in e-mail. */
  ownPassword: string;
}

/** Which step was refused: its faults belong to different fields. */
interface MakingRefusal {
  step: "card" | "invite" | "email" | "password";
  error: CallError;
}

/** Makes a user of a contact: access group and address on the card first, then the invitation, or sign-in e-mail and password. Resolves to whether all of it was done. */
export function useMakingUser(proven: Proven) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<MakingRefusal>();
  const make = async (contact: Contact, user: NewUser): Promise<boolean> => {
    const params = { id: contact.id };
    let step: MakingRefusal["step"] = "card";
    setBusy(true);
    setRefusal(undefined);
    try {
      const change = changeFor(contact, user);
      if (Object.keys(change).length > 0) {
        const body = { ...changeOf(change), version: contact.version };
        queries.setQueryData(contactQuery(contact.id).queryKey, await call(updateContact, { params, body }));
      }
      if (user.by === "invitation") {
        step = "invite";
        await call(invite, { params, body: { email: user.email } });
        return true;
      }
      // The password first: without it nobody signs in by an address that was given by mistake.
      step = "password";
      await proven(() => call(changePassword, { params, body: { password: user.password } }));
      step = "email";
      if (contact.signInEmail !== user.email)
        await call(changeSignInEmail, { params, body: { email: user.email, password: user.ownPassword } });
      return true;
    } catch (error) {
      if (error instanceof NotProved) return false;
      if (!(error instanceof CallError)) throw error;
      setRefusal({ step, error });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { make, busy, refusal };
}

/** What of it is not on the card yet. */
function changeFor({ accessGroup, emails = [] }: Contact, user: NewUser): Draft {
  const isNew = !emails.some(({ value }) => value.toLowerCase() === user.email.toLowerCase());
  const email = { value: user.email, label: "", verified: false, bounced: false };
  return {
    ...(user.accessGroup && user.accessGroup.id !== accessGroup?.id && { accessGroup: user.accessGroup }),
    ...(isNew && { emails: [...emails, email] }),
  };
}
