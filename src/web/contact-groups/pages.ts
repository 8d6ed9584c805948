import { lazy } from "react";

export const ContactGroupsPage = lazy(async () => ({
  default: (await import("./contact-groups-page.tsx")).ContactGroupsPage,
}));
export const ContactGroupPage = lazy(async () => ({
  default: (await import("./contact-group-page.tsx")).ContactGroupPage,
}));
