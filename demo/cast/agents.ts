import { person, type DemoPerson } from "../person.ts";
import { dressed } from "../portrait/portrait.ts";

/** The team that uses this Acquaint, and three who have left it. Marta is the first: everybody else follows her. */
export const agents: readonly DemoPerson[] = [
  agent(
    "marta",
    "Marta",
    "Lindqvist",
    "female",
    "Head of support",
    "en",
    "Europe/Stockholm",
    "+46 8 465 004 10",
    dressed("bob", 0, "auburn", "grey"),
  ),
  agent(
    "olena",
    "Olena",
    "Hrytsenko",
    "female",
    "Account manager",
    "uk",
    "Europe/Kyiv",
    "+380 44 012 41 00",
    dressed("bun", 0, "honey", "navy"),
  ),
  agent(
    "diego",
    "Diego",
    "Ramos",
    "male",
    "Account manager",
    "es",
    "Europe/Madrid",
    "+34 819 200 140",
    dressed("quiff", 2, "black", "petrol"),
  ),
  agent(
    "jude",
    "Jude",
    "Okafor",
    "male",
    "Support engineer",
    "en",
    "Europe/London",
    "+44 20 7946 0412",
    dressed("cropped", 5, "black", "forest", { beard: "short" }),
  ),
  agent(
    "amandine",
    "Amandine",
    "Roussel",
    "female",
    "Account manager",
    "fr",
    "Europe/Paris",
    "+33 1 99 00 41 07",
    dressed("long", 1, "brown", "plum", { glasses: "round" }),
  ),
  agent(
    "katharina",
    "Katharina",
    "Vogel",
    "female",
    "Support engineer",
    "de",
    "Europe/Berlin",
    "+49 30 23125 417",
    dressed("short", 0, "ash", "rust"),
  ),
  {
    ...agent("andrii", "Андрій", "Мельник", "male", "Field engineer", "uk", "Europe/Kyiv", "+380 44 012 41 03", null),
    status: "fired",
  },
  {
    ...agent("bernd", "Bernd", "Harms", "male", "Account manager", "de", "Europe/Berlin", "+49 40 66969 220", null),
    status: "fired",
  },
  {
    ...agent(
      "sofia",
      "Sofía",
      "Ibáñez Roca",
      "female",
      "Support engineer",
      "es",
      "Europe/Madrid",
      "+34 819 200 141",
      null,
    ),
    status: "blocked",
  },
];

function agent(
  key: string,
  firstName: string,
  lastName: string,
  gender: "female" | "male",
  jobTitle: string,
  language: string,
  timeZone: string,
  phone: string,
  portrait: DemoPerson["portrait"],
): DemoPerson {
  const change = {
    firstName,
    lastName,
    gender,
    jobTitle,
    language,
    timeZone,
    emails: [{ value: `${key}@acquaint.example`, label: "work" }],
    phones: [{ value: phone, label: "work" }],
    companies: [{ name: "Acquaint Service", title: jobTitle }],
    tags: [],
  };
  const links = {
    owner: key === "marta" ? null : "marta",
    reportsTo: key === "marta" ? null : "marta",
    assignedTo: null,
  };
  return person(key, change, {
    kind: "agent",
    ...links,
    verified: true,
    madeDaysAgo: 730,
    changedDaysAgo: 90,
    portrait,
  });
}
