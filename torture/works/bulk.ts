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
    const chosen = random.some(livePeople(desk), random.between(2, 40));
    if (chosen.length === 0) return;
    const ids = chosen.map(({ mark }) => desk.ids.get(mark));
    const deletes = random.chance(0.4);
    const change = { jobTitle: `bulk ${desk.mark()}`, tags: random.some(tags, 2) };
    const after = chosen.map((person) => (deletes ? changed(person, {}, true) : changed(person, change)));
    const { batch, done } = await desk.change("bulk", {
      method: "POST",
      path: "/contacts/bulk",
      body: { ids, ...(deletes ? { delete: true } : { change }) },
      after,
    });
    if (done !== chosen.length) throw new Error(`of ${chosen.length} people ${done} were changed`);
    if (random.chance(0.7)) await takeBack(desk, batch, chosen, after);
  },
};

async function takeBack(desk: Desk, batch: string, before: Person[], after: Person[]): Promise<void> {
  const back = after.map((person, at): Person => ({
    ...person,
    version: person.version + 1,
    deleted: false,
    fields: before[at]?.fields ?? person.fields,
  }));
  await desk.change("undo", { method: "POST", path: `/batches/${batch}/undo`, after: back });
}
