import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RecordPath } from "../../access/record-paths.ts";
import type { BodyOf, ReplyOf } from "../../http/endpoint.ts";
import { countTasks, type createTask, listTasks, recordTasks, showTask, type updateTask } from "../../tasks/api.ts";
import { call } from "../client.ts";
import { pastKey } from "../timeline/record.ts";

export type Task = ReplyOf<typeof showTask>;
export type TaskRecord = NonNullable<Task["on"]>;
export type NewTask = BodyOf<typeof createTask>;
export type TaskChange = BodyOf<typeof updateTask>;

/** Where the records stand, by what the journal calls them. */
export const pathOf: Readonly<Record<TaskRecord["kind"], RecordPath>> = {
  contact: "contacts",
  company: "companies",
  opportunity: "opportunities",
  equipment: "equipment",
};

interface ListWish {
  assignee: string | undefined;
  done: boolean;
}

/** Pages of the open tasks of somebody, or of everybody, or of the done ones. */
export const tasksQuery = (wish: ListWish) =>
  infiniteQueryOptions({
    queryKey: ["tasks", "list", wish],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { ...wish, limit: 100, after: pageParam || undefined, count: "none" }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ["tasks", "one", id],
    queryFn: ({ signal }) => call(showTask, { params: { id }, signal }),
    retry: false,
  });

/** What of one's own is overdue and what is due today: one number for the panel. */
export async function countWaiting(signal: AbortSignal) {
  const { overdue, today } = await call(countTasks, { signal });
  const value = overdue + today;
  return { count: value === 0 ? null : { value, exact: true } };
}

/** One's own that are due before a day, the most pressing first. */
export const dueQuery = (assignee: string, dueBefore: string, limit: number) =>
  queryOptions({
    queryKey: ["tasks", "due", assignee, dueBefore, limit],
    queryFn: ({ signal }) => call(listTasks, { query: { assignee, dueBefore, limit, count: "none" }, signal }),
  });

/** The open ones of a record; fetched anew with its past. */
export const recordTasksQuery = (path: RecordPath, id: string) =>
  queryOptions({
    queryKey: [...pastKey({ path, id }), "tasks"],
    queryFn: ({ signal }) => call(recordTasks[path], { params: { id }, query: { limit: 50 }, signal }),
  });
