import type { Person, PersonFields } from "../book.ts";
import type { Desk } from "../desk.ts";
import type { Work } from "../works.ts";
import { bodyOf, firstNames, lastNames, tags, companies } from "./person.ts";

/** Makes a contact with everything that hangs on one. */
export const make: Work = {
  name: "make",
  by: "everybody",
  often: 4,
  async once(desk) {
    // As many as one may oversee: checks go through all of them after each fault.
    if (desk.people.size >= 400) return;
    const person = aPerson(desk);
    const body = { nickname: person.mark, ...bodyOf(person.fields) };
    await desk.change("make", { method: "POST", path: "/contacts", body, after: [person] });
  },
};

function aPerson(desk: Desk): Person {
  const { random } = desk;
  const mark = desk.mark();
  const local = mark.replaceAll("-", ".");
  const fields: PersonFields = {
    firstName: random.pick(firstNames),
    lastName: random.pick(lastNames),
    jobTitle: `made ${mark}`,
    emails: [`${local}@example.com`, ...(random.chance(0.3) ? [`${local}@example.org`] : [])],
    phones: random.chance(0.7) ? [`+380671${random.fill("######")}`] : [],
    tags: random.some(tags, random.between(0, 3)),
    groups: random.some(desk.groups, random.between(0, 2)).toSorted(),
    companies: random.chance(0.6) ? [random.pick(companies)] : [],
  };
  return { mark, version: 1, deleted: false, fields };
}
