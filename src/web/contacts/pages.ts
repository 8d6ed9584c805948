import { lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";

export const ContactsPage = lazy(async () => ({ default: (await import("./list/contacts-page.tsx")).ContactsPage }));
export const ContactPage = lazyRouteComponent(() => import("./card/card-page.tsx"), "ContactPage");
export const NewContactPage = lazyRouteComponent(() => import("./form/new-contact-page.tsx"), "NewContactPage");
