import type { JobList } from "../jobs/job.ts";
import { sendMail } from "./send.ts";

export const mailJobs: JobList = [sendMail];
