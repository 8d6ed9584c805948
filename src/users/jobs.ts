import type { JobList } from "../jobs/job.ts";
import { sendReset } from "./ask-for-reset.ts";
import { tellNewSignIn } from "./tell-new-sign-in.ts";

export const userJobs: JobList = [sendReset, tellNewSignIn];
