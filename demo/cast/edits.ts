import type { PersonChange } from "../person.ts";

/** What somebody of the team has changed since, oldest first: a card with a past. */
export interface DemoEdit {
  person: string;
  /** Key of the agent who did it. */
  by: string;
  daysAgo: number;
  change: PersonChange;
}

const workPhone = { value: "+380 44 020 91 75", label: "work" };
const mobile = { value: "+380 94 012 88 03", label: "mobile" };

export const demoEdits: readonly DemoEdit[] = [
  { person: "jonas-bergmann", by: "katharina", daysAgo: 240.3, change: { jobTitle: "Leiter Einkauf" } },
  { person: "kateryna-bondarenko", by: "olena", daysAgo: 212.2, change: { jobTitle: "Завідувачка радіології" } },
  { person: "thomas-osullivan", by: "jude", daysAgo: 121.1, change: { nickname: "Tom" } },
  { person: "kateryna-bondarenko", by: "marta", daysAgo: 96.4, change: { tags: ["Radiology", "VIP"] } },
  { person: "jonas-bergmann", by: "marta", daysAgo: 33.2, change: { tags: ["Reseller"] } },
  { person: "kateryna-bondarenko", by: "olena", daysAgo: 12.1, change: { phones: [mobile, workPhone] } },
  { person: "kateryna-bondarenko", by: "diego", daysAgo: 1.3, change: { preferredMethod: "messenger" } },
  { person: "kateryna-bondarenko", by: "olena", daysAgo: 0.002, change: { tags: ["Radiology", "VIP", "Reference"] } },
];
