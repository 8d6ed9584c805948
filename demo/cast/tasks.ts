/** What somebody of the team is to do, or has done. */
export interface DemoTask {
  kind?: "task" | "call";
  title: string;
  text?: string;
  /** Keys of agents: who made it and who is to do it. */
  by: string;
  assignee: string;
  /** Key of a person, name of a company, or the newest open opportunity of an agent. */
  on?: { person: string } | { company: string } | { opportunityOf: string };
  /** From today: a day, or a moment at this hour (UTC). */
  due?: { inDays: number; hour?: number };
  /** Minutes before it is due. */
  reminder?: number;
  madeDaysAgo: number;
  done?: { daysAgo: number; outcome?: string };
}

const kateryna = { person: "kateryna-bondarenko" };
const oberih = { company: "Клініка «Оберіг»" };

export const demoTasks: readonly DemoTask[] = [
  {
    kind: "call",
    title: "Ask how the first week with the new unit went",
    by: "marta",
    assignee: "marta",
    on: kateryna,
    due: { inDays: -3 },
    madeDaysAgo: 9.2,
  },
  {
    title: "Send the corrected invoice",
    text: "The order number was missing; accounts want a copy.",
    by: "olena",
    assignee: "marta",
    on: oberih,
    due: { inDays: -1 },
    madeDaysAgo: 6.4,
  },
  {
    kind: "call",
    title: "Agree on the date of the autumn inspection",
    by: "marta",
    assignee: "marta",
    on: { person: "jonas-bergmann" },
    due: { inDays: 0 },
    reminder: 0,
    madeDaysAgo: 2.1,
  },
  {
    title: "Read the draft of the framework contract",
    by: "diego",
    assignee: "marta",
    on: { opportunityOf: "diego" },
    due: { inDays: 0 },
    madeDaysAgo: 1.3,
  },
  {
    kind: "call",
    title: "Walk through the offer with procurement",
    by: "marta",
    assignee: "marta",
    on: { person: "maria-jose-fernandez" },
    due: { inDays: 1, hour: 9 },
    reminder: 15,
    madeDaysAgo: 1.1,
  },
  {
    title: "Prepare the demo for his team of twelve",
    text: "Offline use first: he asked about it twice.",
    by: "jude",
    assignee: "jude",
    on: { person: "thomas-osullivan" },
    due: { inDays: 2, hour: 13 },
    reminder: 1_440,
    madeDaysAgo: 3.5,
  },
  {
    title: "Нагадати про оплату за третій квартал",
    by: "marta",
    assignee: "olena",
    on: oberih,
    due: { inDays: 3 },
    reminder: 0,
    madeDaysAgo: 0.6,
  },
  {
    title: "Angebot bis Monatsende verlängern",
    by: "katharina",
    assignee: "katharina",
    on: { opportunityOf: "katharina" },
    due: { inDays: 5 },
    madeDaysAgo: 4.2,
  },
  {
    title: "Book the room for the procurement round table",
    by: "marta",
    assignee: "marta",
    due: { inDays: 9 },
    madeDaysAgo: 12,
  },
  {
    kind: "call",
    title: "Ask how the board decided about the second unit",
    by: "olena",
    assignee: "olena",
    on: kateryna,
    due: { inDays: 24 },
    reminder: 1_440,
    madeDaysAgo: 20,
  },
  { title: "Find a new printer for the address labels", by: "marta", assignee: "marta", madeDaysAgo: 31 },
  {
    kind: "call",
    title: "Ask which day suits the technician",
    by: "olena",
    assignee: "olena",
    on: kateryna,
    due: { inDays: -12 },
    madeDaysAgo: 15.2,
    done: { daysAgo: 12.3, outcome: "Thursdays after four; the key is at the reception." },
  },
  {
    title: "Send the service contract for signature",
    by: "marta",
    assignee: "diego",
    on: kateryna,
    due: { inDays: -4 },
    madeDaysAgo: 8.3,
    done: { daysAgo: 4.6, outcome: "Signed; the scan follows by post." },
  },
  {
    kind: "call",
    title: "Clear the late delivery",
    by: "katharina",
    assignee: "katharina",
    on: { person: "jonas-bergmann" },
    due: { inDays: -30 },
    madeDaysAgo: 36,
    done: { daysAgo: 30.2, outcome: "Parts left the workshop on Monday." },
  },
  {
    title: "Update the price list for resellers",
    by: "marta",
    assignee: "marta",
    due: { inDays: -20 },
    madeDaysAgo: 45,
    done: { daysAgo: 21.5 },
  },
];

/** Whom and what somebody follows. */
export const demoFollows = [
  { by: "marta", path: "contacts", person: "kateryna-bondarenko" },
  { by: "marta", path: "companies", company: "Клініка «Оберіг»" },
  { by: "marta", path: "contacts", person: "layla-haddad" },
  { by: "olena", path: "contacts", person: "kateryna-bondarenko" },
  { by: "jude", path: "contacts", person: "thomas-osullivan" },
] as const;
