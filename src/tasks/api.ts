import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { recordKinds, type RecordPath } from "../access/record-paths.ts";
import { On } from "../files/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, pageOf, Text, Time } from "../http/shapes.ts";

const ById = Type.Object({ id: Id });
const Version = Type.Optional(Type.Integer());

export const taskKinds = ["task", "call"] as const;
const Kind = Type.Enum([...taskKinds]);

/** A day ("2026-12-24"), due until it is over wherever one is, or a moment (RFC 3339). */
const Due = Type.String({ maxLength: 40 });

/** Minutes before it is due: whole days are counted by the calendar, and a day without a time counts from nine in the morning of whoever is to do it. */
const mostMinutes = 525_600;
const Before = Type.Integer({ minimum: 0, maximum: mostMinutes });

export const TaskReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  kind: Kind,
  title: Type.String(),
  text: Type.String(),
  due: orNull(Type.String()),
  /** `before` is null where the moment was chosen by itself. */
  reminder: orNull(Type.Object({ before: orNull(Type.Integer()), at: Time })),
  /** Who is to do it; `status` tells of one who was blocked or fired since. */
  assignee: orNull(
    Type.Object({
      id: Id,
      name: Type.String(),
      picture: orNull(Type.String()),
      status: Type.Enum(["active", "blocked", "fired"]),
    }),
  ),
  by: orNull(Link),
  on: orNull(Type.Object({ kind: Type.Enum([...recordKinds]), id: Id, name: Type.String() })),
  doneAt: orNull(Time),
  doneBy: orNull(Link),
  /** What came of it, told when it was done. */
  outcome: Type.String(),
  createdAt: Time,
  /** `edit`, `delete`. */
  can: Type.Array(Type.String()),
});

const written = {
  kind: Type.Optional(Kind),
  text: Type.Optional(Text(10_000)),
  /** An active agent; the maker when left out. */
  assignee: Type.Optional(Id),
  due: Type.Optional(orNull(Due)),
  reminder: Type.Optional(
    orNull(
      Type.Union([
        Type.Object({ before: Before }, { additionalProperties: false }),
        Type.Object({ at: Time }, { additionalProperties: false }),
      ]),
    ),
  ),
  on: Type.Optional(orNull(On)),
};
const Title = Type.String({ minLength: 1, maxLength: 300 });

const asked = {
  /** Done ones, the latest first, instead of open ones by what is due first. */
  done: Type.Optional(Type.Boolean()),
  sort: Type.Optional(Type.Enum(["due", "-due", "doneAt", "-doneAt"])),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Text(2_000)),
};

export const listTasks = endpoint({
  method: "GET",
  path: "/tasks",
  summary:
    "Tasks and calls that one may see: open ones, by what is due first, or done ones, the latest first. `dueAfter` (that day among them) and `dueBefore` (it not among them) are days by one's own clock",
  right: needs("tasks:see"),
  query: Type.Object({
    ...asked,
    assignee: Type.Optional(Id),
    kind: Type.Optional(Kind),
    /** Of one record. */
    record: Type.Optional(Id),
    dueAfter: Type.Optional(Text(10)),
    dueBefore: Type.Optional(Text(10)),
    count: Type.Optional(Type.Enum(["exact", "none"])),
  }),
  reply: pageOf(TaskReply),
});

export const countTasks = endpoint({
  method: "GET",
  path: "/tasks/waiting",
  summary: "How many of one's own open tasks are overdue, and how many more are due today; each up to 100",
  right: needs("tasks:see"),
  reply: Type.Object({ overdue: Type.Integer(), today: Type.Integer() }),
});

function tasksOf(path: RecordPath) {
  return endpoint({
    method: "GET",
    path: `/${path}/:id/tasks`,
    summary: "Tasks and calls on the record, as far as one may see them",
    right: needs("tasks:see"),
    params: ById,
    query: Type.Object(asked),
    reply: pageOf(TaskReply),
  });
}

/** By the place of the records. */
export const recordTasks: Readonly<Record<RecordPath, ReturnType<typeof tasksOf>>> = {
  contacts: tasksOf("contacts"),
  companies: tasksOf("companies"),
  opportunities: tasksOf("opportunities"),
  equipment: tasksOf("equipment"),
};

export const createTask = endpoint({
  method: "POST",
  path: "/tasks",
  summary: "Makes a task or a call, on a record that one sees or by itself; whoever else is to do it is told",
  right: needs("tasks:create"),
  body: Type.Object({ title: Title, ...written }),
  reply: TaskReply,
  status: 201,
});

export const showTask = endpoint({
  method: "GET",
  path: "/tasks/:id",
  summary: "One task",
  right: needs("tasks:see"),
  params: ById,
  reply: TaskReply,
});

export const updateTask = endpoint({
  method: "PATCH",
  path: "/tasks/:id",
  summary:
    "Changes a task; a stale version is 412. A reminder counted from when it is due goes with it; a changed one rings anew",
  right: needs("tasks:edit"),
  params: ById,
  body: Type.Object({
    title: Type.Optional(Title),
    ...written,
    /** Of what is done. */
    outcome: Type.Optional(Text(1_000)),
    version: Version,
  }),
  reply: TaskReply,
  versioned: true,
});

export const finishTask = endpoint({
  method: "POST",
  path: "/tasks/:id/done",
  summary: "Ticks a task off, with what came of it; one that is done stays as it is",
  right: needs("tasks:edit"),
  params: ById,
  body: Type.Object({ outcome: Type.Optional(Text(1_000)) }),
  reply: TaskReply,
});

export const reopenTask = endpoint({
  method: "POST",
  path: "/tasks/:id/reopen",
  summary: "Opens a done task again; its outcome goes, a reminder that has gone by stays silent",
  right: needs("tasks:edit"),
  params: ById,
  reply: TaskReply,
});

export const deleteTask = endpoint({
  method: "DELETE",
  path: "/tasks/:id",
  summary: "Moves a task to the trash, out of which `restore` takes it",
  right: needs("tasks:delete"),
  params: ById,
  body: Type.Object({ version: Version }),
  versioned: true,
  status: 204,
});

export const restoreTask = endpoint({
  method: "POST",
  path: "/tasks/:id/restore",
  summary: "Takes a deleted task back, by the right to delete it",
  right: needs("tasks:delete"),
  params: ById,
  reply: TaskReply,
});
