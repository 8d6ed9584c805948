import { lazyRouteComponent } from "@tanstack/react-router";

export const ContactsPage = lazyRouteComponent(() => import("./list/contacts-page.tsx"), "ContactsPage");
export const ContactPage = lazyRouteComponent(() => import("./card/card-page.tsx"), "ContactPage");
export const NewContactPage = lazyRouteComponent(() => import("./form/new-contact-page.tsx"), "NewContactPage");
