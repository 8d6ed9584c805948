import { refuse } from "../http/refusal.ts";
import type { Written } from "./weighed.ts";

/** The record that was written, or the refusal of it; a stale version is refused with the current record, so that nobody's change is lost. */
export async function showWritten<Reply>(
  [written]: readonly Written[],
  id: string | null,
  show: (id: string) => Promise<Reply>,
): Promise<Reply> {
  if (!written) throw new Error("one writing has one outcome");
  if (written.outcome !== "refused") return show(written.id);
  const { status, code, faults } = written;
  const members = code === "stale" && id !== null ? { current: await show(id) } : {};
  refuse(status, code, { faults, members });
}
