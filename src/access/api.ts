import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

const Password = Type.String({ minLength: 12, maxLength: 200 });
const GivenPassword = Type.String({ minLength: 1, maxLength: 1_000 });

/** Who is signed in and what he may: subject → action → reach; sections that are connected. */
export const SessionReply = Type.Object({
  user: Type.Object({
    id: Id,
    name: Type.String(),
    email: Type.String(),
    language: Type.String(),
    timeZone: Type.String(),
    picture: orNull(Type.String()),
    accessGroup: Type.Object({ ...Link.properties, type: Type.Enum(["client", "agent"]) }),
  }),
  may: Type.Object({
    administrator: Type.Boolean(),
    modules: Type.Array(Type.String()),
    rights: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  }),
});

export const signIn = endpoint({
  method: "POST",
  path: "/session",
  summary:
    "Signs in; sets the session cookie. Wrong, unknown, blocked and fired answer alike (401); too many tries 429",
  right: "anyone",
  body: Type.Object({ email: Text(320), password: GivenPassword }),
  reply: SessionReply,
});

export const showSession = endpoint({
  method: "GET",
  path: "/session",
  summary: "Who is signed in",
  right: "signedIn",
  reply: SessionReply,
});

export const signOut = endpoint({
  method: "DELETE",
  path: "/session",
  summary: "Ends this session",
  right: "signedIn",
  status: 204,
});

export const updateProfile = endpoint({
  method: "PATCH",
  path: "/session",
  summary: "Changes one's own language and time zone",
  right: "signedIn",
  body: Type.Object({ language: Type.Optional(Text(35)), timeZone: Type.Optional(Text(60)) }),
  reply: SessionReply,
});

export const listSessions = endpoint({
  method: "GET",
  path: "/sessions",
  summary: "One's own open sessions, newest first",
  right: "signedIn",
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        current: Type.Boolean(),
        address: Type.String(),
        userAgent: Type.String(),
        createdAt: Time,
        lastSeenAt: Time,
      }),
    ),
  }),
});

export const endSession = endpoint({
  method: "DELETE",
  path: "/sessions/:id",
  summary: "Ends one of one's own sessions",
  right: "signedIn",
  params: Type.Object({ id: Id }),
  status: 204,
});

export const showSetUp = endpoint({
  method: "GET",
  path: "/setup",
  summary: "Whether this installation still waits for its first administrator",
  right: "anyone",
  reply: Type.Object({ open: Type.Boolean() }),
});

export const setUp = endpoint({
  method: "POST",
  path: "/setup",
  summary: "Makes the first administrator with the one-time token printed at the start, and signs in; afterwards 404",
  right: "anyone",
  body: Type.Object({
    token: Text(200),
    firstName: Type.String({ minLength: 1, maxLength: 100 }),
    lastName: Type.String({ minLength: 1, maxLength: 100 }),
    email: Text(320),
    password: Password,
    language: Type.Optional(Text(35)),
    timeZone: Type.Optional(Text(60)),
  }),
  reply: SessionReply,
  status: 201,
});

export const changePassword = endpoint({
  method: "PUT",
  path: "/contacts/:id/password",
  summary: "Sets a password: one's own with the current one, or anybody's as administrator; other sessions end",
  right: "signedIn",
  params: Type.Object({ id: Id }),
  body: Type.Object({ current: Type.Optional(GivenPassword), password: Password }),
  status: 204,
});
