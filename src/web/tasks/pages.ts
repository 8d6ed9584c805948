import { lazy } from "react";

export const TasksPage = lazy(async () => ({ default: (await import("./tasks-page.tsx")).TasksPage }));
