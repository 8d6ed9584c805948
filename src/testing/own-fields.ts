import type { OwnFields } from "../database/own-field.ts";
import type { Client } from "./client.ts";

/** An installation that has none. */
export const noOwnFields: OwnFields = {
  version: "",
  contacts: [],
  companies: [],
  opportunities: [],
  equipment: [],
  retired: { contacts: [], companies: [], opportunities: [], equipment: [] },
};

/** Makes an own field as an administrator does, and gives it. */
export async function anOwnField(admin: Client, field: { name: string; type: string } & Record<string, unknown>) {
  const made = await admin.post("/fields", { on: "contacts", ...field });
  if (made.status !== 201) throw new Error(`No field ${field.name}: ${made.status} ${JSON.stringify(made.body)}`);
  return made.body;
}
