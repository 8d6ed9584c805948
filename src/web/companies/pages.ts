import { lazy } from "react";

export const CompaniesPage = lazy(async () => ({ default: (await import("./companies-page.tsx")).CompaniesPage }));
export const CompanyPage = lazy(async () => ({ default: (await import("./company-page.tsx")).CompanyPage }));
