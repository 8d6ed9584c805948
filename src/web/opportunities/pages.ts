import { lazy } from "react";

export const BoardPage = lazy(async () => ({ default: (await import("./board-page.tsx")).BoardPage }));
export const OpportunitiesPage = lazy(async () => ({
  default: (await import("./opportunities-page.tsx")).OpportunitiesPage,
}));
export const OpportunityPage = lazy(async () => ({
  default: (await import("./opportunity-page.tsx")).OpportunityPage,
}));
