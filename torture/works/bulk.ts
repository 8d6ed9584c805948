import type { Person } from "../book.ts";
import type { Desk } from "../desk.ts";
import type { Work } from "../works.ts";
import { changed, livePeople, tags } from "./person.ts";

/** Changes or deletes many at once, and mostly takes the whole batch back. */
export const bulk: Work = {
  name: "bulk",
  by: "everybody",
  often: 1,
  async once(desk) {
    const { random } = desk;
    const { people: chosen, whom } = random.pick(ways)(desk);
    if (chosen.length === 0) return;
    const deletes = random.chance(0.4);
    const change = { jobTitle: `${ofBulk}${desk.mark()}`, tags: random.some(tags, 2) };
    const after = chosen.map((person) => (deletes ? changed(person, {}, true) : changed(person, change)));
    const { batch, done } = await desk.change("bulk", {
      method: "POST",
      path: "/contacts/bulk",
      body: { ...whom, ...(deletes ? { delete: true } : { change }) },
      after,
    });
    if (done !== chosen.length) throw new Error(`of ${chosen.length} people ${done} were changed`);
    if (random.chance(0.7)) await takeBack(desk, batch, chosen, after);
  },
};

const ofBulk = "bulk ";

/** Whom a call means, in its own words, and who they are. */
interface Choice {
  people: Person[];
  whom: Record<string, unknown>;
}

const ways: readonly ((desk: Desk) => Choice)[] = [byIds, byFilter];

function byIds(desk: Desk): Choice {
  const people = desk.random.some(livePeople(desk), desk.random.between(2, 40));
  return { people, whom: { ids: people.map(({ mark }) => desk.ids.get(mark)) } };
}

/** All whom one bulk change before this has left with its title. */
function byFilter(desk: Desk): Choice {
  const titled = Map.groupBy(livePeople(desk), ({ fields }) => fields.jobTitle);
  const titles = [...titled.keys()].filter((title) => title.startsWith(ofBulk));
  if (titles.length === 0) return { people: [], whom: {} };
  const title = desk.random.pick(titles);
  const people = titled.get(title) ?? [];
  return { people, whom: { filter: { field: "jobTitle", is: "is", value: title }, expected: people.length } };
}

async function takeBack(desk: Desk, batch: string, before: Person[], after: Person[]): Promise<void> {
  const back = after.map((person, at): Person => ({
    ...person,
    version: person.version + 1,
    deleted: false,
    fields: before[at]?.fields ?? person.fields,
  }));
  await desk.change("undo", { method: "POST", path: `/batches/${batch}/undo`, after: back });
}
