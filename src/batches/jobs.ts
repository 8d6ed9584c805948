import type { JobList } from "../jobs/job.ts";
import { cleanBatches } from "./clean-batches.ts";
import { runBatch } from "./run-batch.ts";

export const batchJobs: JobList = [runBatch, cleanBatches];
