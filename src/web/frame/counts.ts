import { useQuery } from "@tanstack/react-query";
import { listCompanies } from "../../companies/api.ts";
import { listContactGroups } from "../../contact-groups/api.ts";
import { listContacts } from "../../contacts/api.ts";
import { listEquipment } from "../../equipment/api.ts";
import { listOpportunities } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import type { Count } from "../kit/format-for.ts";
import type { Section } from "../sections.ts";
import { countWaiting } from "../tasks/task.ts";

type Ask = (signal: AbortSignal) => Promise<{ count: Count | null }>;

const asks: Partial<Record<Section["id"], { kind: string; ask: Ask }>> = {
  contacts: { kind: "contacts", ask: (signal) => call(listContacts, { query: { limit: 1, fields: "id" }, signal }) },
  contactGroups: { kind: "contactGroups", ask: (signal) => call(listContactGroups, { signal }) },
  companies: { kind: "companies", ask: (signal) => call(listCompanies, { query: { limit: 1, fields: "id" }, signal }) },
  equipment: {
    kind: "equipment",
    ask: (signal) => call(listEquipment, { query: { limit: 1, fields: "id" }, signal }),
  },
  opportunities: {
    kind: "opportunities",
    ask: (signal) => call(listOpportunities, { query: { limit: 1, fields: "id" }, signal }),
  },
  tasks: { kind: "tasks", ask: countWaiting },
};

/** How many stand in a section, within one's reach; of tasks those of one's own that wait to be done by today, if any. Above a thousand the server estimates. */
export function useSectionCount(id: Section["id"]): Count | undefined {
  const asked = asks[id];
  const { data } = useQuery({
    queryKey: [asked?.kind ?? id, "count"],
    queryFn: async ({ signal }) => (await asked?.ask(signal))?.count ?? null,
    enabled: asked !== undefined,
    staleTime: 60_000,
  });
  return data ?? undefined;
}
