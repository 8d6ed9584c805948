import { Link } from "@tanstack/react-router";
import { Name } from "../kit/person.tsx";
import type { TaskRecord } from "./task.ts";

const places = {
  contact: "/contacts/$id",
  company: "/companies/$id",
  equipment: "/equipment/$id",
  opportunity: "/opportunities/$id",
} as const satisfies Record<TaskRecord["kind"], string>;

/** The record that a task hangs on. */
export function RecordLink({ on: { kind, id, name } }: { on: TaskRecord }) {
  return (
    <Link to={places[kind]} params={{ id }} className="clip">
      <Name>{name}</Name>
    </Link>
  );
}
