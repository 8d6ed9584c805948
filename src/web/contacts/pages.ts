import { lazy } from "react";

export const ContactsPage = lazy(async () => ({ default: (await import("./list/contacts-page.tsx")).ContactsPage }));
export const ContactPage = lazy(async () => ({ default: (await import("./card/card-page.tsx")).ContactPage }));
export const OrgChartPage = lazy(async () => ({
  default: (await import("./org-chart/org-chart-page.tsx")).OrgChartPage,
}));
export const NewContactPage = lazy(async () => ({
  default: (await import("./form/new-contact-page.tsx")).NewContactPage,
}));
