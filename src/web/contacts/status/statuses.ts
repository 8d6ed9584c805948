import type { Status } from "../../kit/status-word.tsx";

const ways: Readonly<Record<Status, string>> = { active: "unblock", blocked: "block", fired: "fire" };

/** The statuses that a contact may be given, by what its answer allows. */
export function statusesOpenTo(can: readonly string[]): Status[] {
  return (["active", "blocked", "fired"] as const).filter((status) => can.includes(ways[status]));
}
