import type { Person, PersonFields } from "../book.ts";
import type { Desk } from "../desk.ts";
import type { Work } from "../works.ts";
import { bodyOf, changed, companies, lastNames, livePeople, tags } from "./person.ts";

/** Changes fields and lists of a contact, with the version that was seen. */
export const edit: Work = {
  name: "edit",
  by: "everybody",
  often: 8,
  async once(desk) {
    const all = livePeople(desk);
    if (all.length === 0) return;
    const person = desk.random.pick(all);
    const fields = aChange(desk, person);
    await desk.change("edit", {
      method: "PATCH",
      path: `/contacts/${desk.ids.get(person.mark)}`,
      body: { ...bodyOf(fields), version: person.version },
      after: [changed(person, fields)],
    });
  },
};

/** The job title is always another one, so that every change is one. */
function aChange({ random, groups }: Desk, person: Person): Partial<PersonFields> {
  const jobTitle = `title ${person.mark} ${person.version + 1}`;
  const local = `${person.mark.replaceAll("-", ".")}.${person.version + 1}`;
  return random.pick<() => Partial<PersonFields>>([
    () => ({ jobTitle }),
    () => ({ jobTitle, lastName: random.pick(lastNames) }),
    () => ({ jobTitle, tags: random.some(tags, random.between(0, 4)) }),
    () => ({ jobTitle, groups: random.some(groups, random.between(0, 3)).toSorted() }),
    () => ({ jobTitle, companies: [random.pick(companies)] }),
    // A company that nobody has named before.
    () => ({ jobTitle, companies: [`House of ${local}`] }),
    () => ({ jobTitle, emails: [`${local}@example.net`, ...person.fields.emails.slice(0, 1)] }),
    () => ({ jobTitle, phones: [`+380672${random.fill("######")}`], emails: person.fields.emails.slice(0, 1) }),
  ])();
}
