import { queryOptions } from "@tanstack/react-query";
import { listDepartmentPeople, listDepartments } from "../../../departments/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { call } from "../../client.ts";

export type Department = ReplyOf<typeof listDepartments>["items"][number];
export type Seats = ReplyOf<typeof listDepartmentPeople>;
export type Seat = Seats["items"][number];

/** All of them, each behind the one above it. */
export const departmentsQuery = queryOptions({
  queryKey: ["departments", "tree"],
  queryFn: async ({ signal }) => (await call(listDepartments, { signal })).items,
});

export const seatsQuery = (id: string) =>
  queryOptions({
    queryKey: ["departments", "people", id],
    queryFn: ({ signal }) => call(listDepartmentPeople, { params: { id }, signal }),
  });
