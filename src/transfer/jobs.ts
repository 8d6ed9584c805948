import type { JobList } from "../jobs/job.ts";
import { checkImport } from "./check-import.ts";
import { cleanImports } from "./clean-imports.ts";
import { forgetPurged } from "./forget-purged.ts";
import { runImport } from "./run-import.ts";
import { importUndo } from "./undo-import.ts";

export const transferJobs: JobList = [checkImport, runImport, importUndo, cleanImports, forgetPurged];
