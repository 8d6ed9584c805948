import { Type } from "typebox";
import { noticeActions } from "../follows/api.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

export const NotificationReply = Type.Object({
  id: Id,
  at: Time,
  read: Type.Boolean(),
  /** `task`: one is to do it; `reminder`: its moment has come. */
  kind: Type.Enum(["mention", "followed", "task", "reminder"]),
  by: orNull(Link),
  /** The record that it is about, the task itself where that hangs on none; `path` is the first part of its address. */
  on: Type.Object({ path: Type.String(), id: Id, name: Type.String() }),
  /** Of a mention: the note. */
  note: Type.Optional(Type.Object({ id: Id, excerpt: Type.String() })),
  /** Of what one follows: what was done, to how many records at once; `on` is one of them. */
  action: Type.Optional(Type.Enum([...noticeActions])),
  records: Type.Optional(Type.Integer()),
  /** Of a task: what it is; `due` is a day or a moment. */
  task: Type.Optional(
    Type.Object({ id: Id, kind: Type.Enum(["task", "call"]), title: Type.String(), due: orNull(Type.String()) }),
  ),
});

export const listNotifications = endpoint({
  method: "GET",
  path: "/notifications",
  summary: "What one was told of and may still see, newest first; `unread` counts up to 100",
  right: "signedIn",
  query: Type.Object({
    after: Type.Optional(Text(200)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  reply: Type.Object({
    items: Type.Array(NotificationReply),
    next: orNull(Type.String()),
    unread: Type.Integer(),
  }),
});

export const readNotifications = endpoint({
  method: "POST",
  path: "/notifications/read",
  summary: "Marks one's notifications as read: those named, or all up to this moment",
  right: "signedIn",
  body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 100 })) }),
  status: 204,
});
