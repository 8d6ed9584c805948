import { castEquipment, firstUsers } from "./cast/equipment.ts";
import type { DemoCompany } from "./companies.ts";
import { industryOf } from "./company-details.ts";
import type { Devices } from "./devices/devices.ts";
import { devicesIn } from "./devices/languages.ts";
import { models, treeOf, type Branch, type DeviceKey, type TreeKey } from "./devices/trees.ts";
import type { DemoPerson } from "./person.ts";
import { randomOf, seedOf, type Random } from "./random.ts";
import { staffOf } from "./roles.ts";

/** A piece that nobody has; companies by name, people and pieces by key. Whatever stands above comes first. */
export interface DemoPiece {
  key: string;
  parent: string | null;
  device: DeviceKey;
  company: string | null;
  contact: string | null;
  usedBy: string | null;
  name: string;
  article: string;
  serial: string;
  description: string;
  room: string;
  madeDaysAgo: number;
  retiredDaysAgo: number | null;
  /** Whose it was at first, where it has changed hands since: only of what stands on top. */
  before: { company: string; untilDaysAgo: number } | null;
}

/** Some six hundred, the same every time. */
export function demoEquipment(companies: readonly DemoCompany[], people: readonly DemoPerson[]): DemoPiece[] {
  const staff = staffOf(people);
  const ofCompanies = companies.flatMap((company) => {
    const random = randomOf(seedOf(`equipment of ${company.change.name}`));
    const trees = castEquipment[company.change.name] ?? treesOf(random, company);
    const users = staff.get(company.change.name) ?? [];
    const others = companies.filter(({ language, isSite }) => language === company.language && !isSite);
    return trees.flatMap((tree, index) =>
      inventTree(random, tree, {
        key: `${company.change.name} ${index + 1}`,
        company,
        users: index === 0 ? (firstUsers[company.change.name] ?? users) : users,
        before: index > 0 && others.length > 1 && random.chance(0.22) ? random.pick(others) : null,
      }),
    );
  });
  return [...ofCompanies, ...ofPeople(people)];
}

const byIndustry: Readonly<Record<string, readonly TreeKey[]>> = {
  Clinic: ["xray", "ultrasound", "ecg", "fridge", "rack"],
  Imaging: ["xray", "ultrasound", "rack"],
  Practice: ["ultrasound", "ecg", "network"],
  Laboratory: ["analyser", "centrifuge", "microscope", "fridge"],
  Veterinary: ["xray", "anaesthesia", "fridge"],
  Dental: ["dentalChair", "autoclave"],
  Pharmacy: ["fridge", "labelPrinter"],
  Logistics: ["van", "forklift", "labelPrinter"],
  Food: ["van", "coffee"],
  "Medical technology": ["van", "rack", "labelPrinter"],
};
const anywhere: readonly TreeKey[] = ["printer", "coffee", "laptop", "phone", "network", "printer"];

function treesOf(random: Random, { change: { name } }: DemoCompany): TreeKey[] {
  if (!random.chance(0.15)) return [];
  const theirs = random.some(byIndustry[industryOf(name)] ?? [], random.between(1, 2));
  return [...theirs, ...random.some(anywhere, random.between(0, 2))];
}

interface Where {
  key: string;
  company: DemoCompany;
  users: readonly string[];
  before: DemoCompany | null;
}

function inventTree(random: Random, tree: TreeKey, { key, company, users, before }: Where): DemoPiece[] {
  const devices = devicesIn(company.language);
  const madeDaysAgo = random.between(40, Math.min(720, company.madeDaysAgo - 1));
  const isRetired = madeDaysAgo > 300 && random.chance(0.16);
  const changed = before && before !== company && !isRetired && madeDaysAgo > 150 ? before : null;
  const ground: Ground = {
    company: company.change.name,
    contact: null,
    madeDaysAgo,
    retiredDaysAgo: isRetired ? random.between(5, 200) : null,
    before: changed && { company: changed.change.name, untilDaysAgo: random.between(20, madeDaysAgo - 60) },
  };
  const user = changed === null && users.length > 0 ? random.pick(users) : null;
  return piecesOf(random, devices, treeOf(tree), { ground, key, parent: null, user });
}

type Ground = Pick<DemoPiece, "company" | "contact" | "madeDaysAgo" | "retiredDaysAgo" | "before">;

interface Place {
  ground: Ground;
  key: string;
  parent: string | null;
  user: string | null;
}

function piecesOf(random: Random, devices: Devices, branch: Branch, { ground, key, parent, user }: Place): DemoPiece[] {
  const { article } = models[branch.key];
  const word = devices.names[branch.key];
  const isTop = parent === null;
  const piece: DemoPiece = {
    ...ground,
    key,
    parent,
    device: branch.key,
    usedBy: used.has(branch.key) ? user : null,
    name: isTop ? `${word} ${article.replace("-", " ")}` : branch.nth === null ? word : `${word} ${branch.nth}`,
    article,
    // Simple parts have no number of their own.
    serial: unnumbered.has(branch.key) ? "" : serialOf(article, key),
    description: isTop && random.chance(0.4) ? random.pick(devices.notes) : "",
    room: isTop && random.chance(0.5) ? random.pick(devices.rooms) : "",
    before: isTop ? ground.before : null,
  };
  const parts = branch.parts.flatMap((part, index) =>
    piecesOf(random, devices, part, { ground, key: `${key}.${index + 1}`, parent: key, user }),
  );
  return [piece, ...parts];
}

/** What is somebody's own tool. */
const used: ReadonlySet<DeviceKey> = new Set<DeviceKey>([
  "workstation",
  "ultrasound",
  "microscope",
  "van",
  "laptop",
  "phone",
]);
const unnumbered: ReadonlySet<DeviceKey> = new Set<DeviceKey>(["waterFilter", "paperTray", "lamp", "grinder", "dock"]);

/** By where it stands, so that no two have the same: eight digits behind the letters of the article. */
function serialOf(article: string, key: string): string {
  const random = randomOf(seedOf(`${article} ${key}`));
  return `${article.slice(0, 2)}${random.between(15, 26)}-${random.fill("%#######")}`;
}

/** Some people without a company have something in their own name. */
function ofPeople(people: readonly DemoPerson[]): DemoPiece[] {
  const alone = people.filter(({ key, change }) => /^[a-z]{2}-\d+$/.test(key) && (change.companies ?? []).length === 0);
  return alone.flatMap(({ key, change: { language = "" }, madeDaysAgo }) => {
    const random = randomOf(seedOf(`equipment of ${key}`));
    if (!random.chance(0.06) || madeDaysAgo < 10) return [];
    const ground = { company: null, contact: key, madeDaysAgo: madeDaysAgo * 0.8, retiredDaysAgo: null, before: null };
    const tree = random.pick<TreeKey>(["coffee", "printer", "laptop", "phone"]);
    return piecesOf(random, devicesIn(language), treeOf(tree), { ground, key: `${key} 1`, parent: null, user: key });
  });
}
