import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setStatus, updateContact } from "../../../contacts/api.ts";
import type { BodyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import { changeOf } from "../fields/change-of.ts";
import { contactQuery, type Contact, type Draft } from "../fields/contact.ts";
import { readCurrent } from "../fields/use-save-contact.ts";

export type StatusWish = Omit<BodyOf<typeof setStatus>, "version">;

/**
 * `give`: a contact gets a status, and before that what the status demands and was empty; resolves to the contact, or to
 * nothing when it was refused. `takeBack` gives the contact, as it is by then, another one and throws CallError.
 */
export function useSetStatus() {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const keep = (contact: Contact): Contact => {
    queries.setQueryData(contactQuery(contact.id).queryKey, contact);
    return contact;
  };
  const put = async (contact: Contact, wish: StatusWish): Promise<Contact> => {
    const saved = keep(
      await call(setStatus, { params: { id: contact.id }, body: { ...wish, version: contact.version } }),
    );
    void queries.invalidateQueries({ queryKey: ["contacts"] });
    return saved;
  };
  const takeBack = (contact: Contact, wish: StatusWish) =>
    put(queries.getQueryData(contactQuery(contact.id).queryKey) ?? contact, wish);
  const give = async (contact: Contact, wish: StatusWish, filled: Draft = {}): Promise<Contact | undefined> => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const hasMore = Object.keys(filled).length > 0;
      const { id, version } = contact;
      const whole = hasMore
        ? keep(await call(updateContact, { params: { id }, body: { ...changeOf(filled), version } }))
        : contact;
      return await put(whole, wish);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // Somebody was faster: the next press is for what stands there now.
      const current = error.status === 412 ? readCurrent(error.problem.current) : undefined;
      if (current) keep(current);
      setRefusal(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { give, takeBack, busy, refusal };
}
