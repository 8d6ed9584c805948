import { lazy } from "react";

export const NewImportPage = lazy(async () => ({ default: (await import("./new-import-page.tsx")).NewImportPage }));
export const ImportPage = lazy(async () => ({ default: (await import("./import-page.tsx")).ImportPage }));
