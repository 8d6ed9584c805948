import type { Contact } from "./contact.ts";

export type Email = NonNullable<Contact["emails"]>[number];
export type Phone = NonNullable<Contact["phones"]>[number];
export type Identity = NonNullable<Contact["identities"]>[number];

/** Empty lines, to be filled in. */
export const newEmail = (): Email => ({ value: "", label: "", verified: false, bounced: false });
export const newPhone = (): Phone => ({ value: "", e164: "", extension: "", label: "", verified: false });
export const newIdentity = (): Identity => ({
  kind: "telegram",
  account: "",
  externalId: "",
  name: "",
  verified: false,
  from: "",
  to: null,
});
