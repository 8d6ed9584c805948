import assert from "node:assert/strict";
import { after, before } from "node:test";
import { aUser, type Person } from "./builders.ts";
import { aMember } from "./groups.ts";
import { aWorld, type World } from "./world.ts";

interface People {
  /** An administrator. */
  ada: Person;
  ann: Person;
  bob: Person;
  /** A client. */
  carl: Person;
  /** Manages departments, and edits nobody. */
  dora: Person;
}

/** A world for tests of departments, and people to seat. Call it once, at the top. */
export function aHouseOfDepartments() {
  let world: World;
  let people: People;
  before(async () => {
    world = await aWorld();
    people = {
      ada: await aUser(world.db, { firstName: "Ada", lastName: "Root", group: "administrator" }),
      ann: await aUser(world.db, { firstName: "Ann", lastName: "Lee" }),
      bob: await aUser(world.db, { firstName: "Bob", lastName: "Ray" }),
      carl: await aUser(world.db, { firstName: "Carl", lastName: "Client", group: "client" }),
      dora: await aMember(world.db, "Dora", {
        rights: { "contacts.agents": { see: "all" }, "management.departments": { open: "all" } },
      }),
    };
    await Promise.all(Object.values(people).map(({ email }: Person) => world.signedIn(email)));
  });
  after(() => world.close());

  return {
    get world(): World {
      return world;
    },
    get people(): People {
      return people;
    },
    async aDepartment(name: string, parent: string | null = null) {
      const reply = await world.as(people.dora).post("/departments", { name, parent });
      assert.equal(reply.status, 201, JSON.stringify(reply.body));
      return reply.body;
    },
    async sit(department: { id: string }, seats: { id: string; head?: boolean }[], by = people.dora) {
      const { version } = (await world.as(by).get(`/departments/${department.id}`)).body;
      return world.as(by).put(`/departments/${department.id}/people`, { people: seats, version });
    },
    cardOf: async (person: Person) => (await world.as(people.ada).get(`/contacts/${person.id}`)).body,
  };
}
