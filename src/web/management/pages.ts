import { lazy } from "react";

export const OverviewPage = lazy(async () => ({
  default: (await import("./overview/overview-page.tsx")).OverviewPage,
}));
export const AccessGroupsPage = lazy(async () => ({
  default: (await import("./access-groups/access-groups-page.tsx")).AccessGroupsPage,
}));
export const DepartmentsPage = lazy(async () => ({
  default: (await import("./departments/departments-page.tsx")).DepartmentsPage,
}));
export const OrganisationPage = lazy(async () => ({
  default: (await import("./organisation/organisation-page.tsx")).OrganisationPage,
}));
export const MailPage = lazy(async () => ({ default: (await import("./mail/mail-page.tsx")).MailPage }));
export const BlocklistPage = lazy(async () => ({
  default: (await import("./blocklist/blocklist-page.tsx")).BlocklistPage,
}));
export const PipelinesPage = lazy(async () => ({
  default: (await import("./pipelines/pipelines-page.tsx")).PipelinesPage,
}));
export const FieldsPage = lazy(async () => ({ default: (await import("./fields/fields-page.tsx")).FieldsPage }));
export const TagsPage = lazy(async () => ({ default: (await import("./tags/tags-page.tsx")).TagsPage }));
export const AuditPage = lazy(async () => ({ default: (await import("./audit/audit-page.tsx")).AuditPage }));
