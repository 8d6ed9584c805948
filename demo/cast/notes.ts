/** What the team has written about somebody or a company, oldest first. */
export interface DemoNote {
  /** Key of a person, or name of a company. */
  on: { person: string } | { company: string };
  /** Key of the agent who wrote it. */
  by: string;
  daysAgo: number;
  html: string;
  pinned?: boolean;
}

const kateryna = { person: "kateryna-bondarenko" };

export const demoNotes: readonly DemoNote[] = [
  {
    on: { company: "Клініка «Оберіг»" },
    by: "olena",
    daysAgo: 190.3,
    html: "<p>Рахунки лише електронною поштою, копія бухгалтерії. Оплата протягом 14 днів.</p>",
    pinned: true,
  },
  {
    on: { person: "jonas-bergmann" },
    by: "katharina",
    daysAgo: 151.2,
    html: "<p>Telefonat: verlängert den Vertrag, wenn der <b>Lieferverzug</b> geklärt ist.</p><ul><li>Angebot bis Monatsende</li><li>Termin vor Ort im Frühjahr</li></ul>",
  },
  {
    on: { person: "thomas-osullivan" },
    by: "jude",
    daysAgo: 44.4,
    html: "<p>Met at the trade fair. Wants a demo for his team of twelve; asked twice about <b>offline use</b>.</p>",
  },
  {
    on: kateryna,
    by: "olena",
    daysAgo: 30.1,
    html: "<p>Дзвонити до 11:00, потім операційний день.</p>",
    pinned: true,
  },
  {
    on: kateryna,
    by: "olena",
    daysAgo: 1.26,
    html: "<p>Prefers calls before 11. Budget for the second unit goes to the board on 2 December.</p>",
  },
  {
    on: kateryna,
    by: "diego",
    daysAgo: 0.3,
    html: "<p><b>@Olena Hrytsenko</b> the contract is signed, the scan follows by post.</p>",
  },
];

/** What hangs on a card as a file. */
export const demoFile = {
  on: kateryna,
  by: "diego",
  daysAgo: 1.5,
  name: "Service contract UA-2026-0418.txt",
  text: "Service contract UA-2026-0418\n\nGold, 4 hours. Two visits a year, parts included.\n",
} as const;
