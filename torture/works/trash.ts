import type { Work } from "../works.ts";
import { changed, livePeople } from "./person.ts";

/** Deletes a contact, or takes a deleted one back. */
export const trash: Work = {
  name: "trash",
  by: "everybody",
  often: 2,
  async once(desk) {
    const binned = [...desk.people.values()].filter(({ deleted }) => deleted);
    const restores = binned.length > 0 && desk.random.chance(0.6);
    const all = restores ? binned : livePeople(desk);
    if (all.length === 0) return;
    const person = desk.random.pick(all);
    const id = desk.ids.get(person.mark);
    if (restores)
      await desk.change("restore", {
        method: "POST",
        path: `/trash/${id}/restore`,
        after: [changed(person, {}, false)],
      });
    else
      await desk.change("delete", {
        method: "DELETE",
        path: `/contacts/${id}`,
        body: { version: person.version },
        after: [changed(person, {}, true)],
      });
  },
};
