import { lazy } from "react";

export const AccessGroupsPage = lazy(async () => ({
  default: (await import("./access-groups/access-groups-page.tsx")).AccessGroupsPage,
}));
export const DepartmentsPage = lazy(async () => ({
  default: (await import("./departments/departments-page.tsx")).DepartmentsPage,
}));
