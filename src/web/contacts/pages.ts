import { lazyRouteComponent } from "@tanstack/react-router";

/** Stands here until the room is written. */
export function ContactsPage() {
  return null;
}
export const ContactPage = lazyRouteComponent(() => import("./card/card-page.tsx"), "ContactPage");
export const NewContactPage = lazyRouteComponent(() => import("./form/new-contact-page.tsx"), "NewContactPage");
