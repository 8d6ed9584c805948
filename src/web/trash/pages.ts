import { lazy } from "react";

export const TrashPage = lazy(async () => ({ default: (await import("./trash-page.tsx")).TrashPage }));
