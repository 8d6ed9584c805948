import { useMay } from "../../session.ts";

/** Whether one may do something with contacts of either kind. */
export function useMayContacts(): (action: string) => boolean {
  const may = useMay();
  return (action) => may("contacts.clients", action) || may("contacts.agents", action);
}
