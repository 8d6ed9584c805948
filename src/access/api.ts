import { Type } from "typebox";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

const Password = Type.String({ minLength: 12, maxLength: 200 });
const GivenPassword = Type.String({ minLength: 1, maxLength: 1_000 });
/** Six digits, or a recovery code. */
const Code = Type.String({ minLength: 1, maxLength: 50 });
const Codes = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

/** Who is signed in and what he may: subject → action → reach; sections that are connected. */
export const SessionReply = Type.Object({
  user: Type.Object({
    id: Id,
    name: Type.String(),
    email: Type.String(),
    language: Type.String(),
    timeZone: Type.String(),
    /** Whether mail comes when somebody names one in a note. */
    mentionsByMail: Type.Boolean(),
    followsByMail: Type.Boolean(),
    picture: orNull(Type.String()),
    accessGroup: Type.Object({ ...Link.properties, type: Type.Enum(["client", "agent"]) }),
  }),
  may: Type.Object({
    administrator: Type.Boolean(),
    modules: Type.Array(Type.String()),
    rights: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
  }),
  /** Whether sign-in asks this person for a code, and whether the access group asks for what is not there yet. */
  secondFactor: Type.Object({ on: Type.Boolean(), missing: Type.Boolean() }),
  /** Proved within ten minutes: what needs it (403 proveYourself) goes through without being asked. */
  provedLately: Type.Boolean(),
  /** The administrator who looks on as this person, read-only; `ended` once that person's status or access group has changed. */
  viewer: orNull(Type.Object({ ...Link.properties, ended: Type.Boolean() })),
});

export const signIn = endpoint({
  method: "POST",
  path: "/session",
  summary:
    "Signs in; sets the session cookie. Wrong, unknown, blocked and fired answer alike (401 wrongSignIn); after a right password a missing code is 401 secondFactorNeeded, a wrong one 401 wrongCode; too many tries 429",
  right: "anyone",
  body: Type.Object({ email: Text(320), password: GivenPassword, code: Type.Optional(Code) }),
  reply: SessionReply,
});

export const showSession = endpoint({
  method: "GET",
  path: "/session",
  summary: "Who is signed in",
  right: "signedIn",
  about: "session",
  reply: SessionReply,
});

export const signOut = endpoint({
  method: "DELETE",
  path: "/session",
  summary: "Ends this session",
  right: "signedIn",
  about: "session",
  status: 204,
});

export const updateProfile = endpoint({
  method: "PATCH",
  path: "/session",
  summary: "Changes one's own language and time zone",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({
    language: Type.Optional(Text(35)),
    timeZone: Type.Optional(Text(60)),
    mentionsByMail: Type.Optional(Type.Boolean()),
    followsByMail: Type.Optional(Type.Boolean()),
  }),
  reply: SessionReply,
});

export const listSessions = endpoint({
  method: "GET",
  path: "/sessions",
  summary: "One's own open sessions, newest first",
  right: "signedIn",
  about: "ownAccess",
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
  about: "ownAccess",
  params: Type.Object({ id: Id }),
  status: 204,
});

export const proveSelf = endpoint({
  method: "POST",
  path: "/session/prove",
  summary: "Proves oneself once more, for ten minutes; the session gets a new cookie. 422 at /password or /code",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({ password: GivenPassword, code: Type.Optional(Code) }),
  reply: SessionReply,
});

export const viewAs = endpoint({
  method: "POST",
  path: "/session/view-as",
  summary:
    "Administrators look at the page as somebody who is none; every change is refused (403 viewingAs) until it ends",
  right: "signedIn",
  body: Type.Object({ person: Id }),
  reply: SessionReply,
});

export const endView = endpoint({
  method: "DELETE",
  path: "/session/view-as",
  summary: "Is oneself again",
  right: "signedIn",
  about: "session",
  reply: SessionReply,
});

export const showSecondFactor = endpoint({
  method: "GET",
  path: "/second-factor",
  summary: "Whether one's own second factor is on, since when, and how many recovery codes are left",
  right: "signedIn",
  about: "ownAccess",
  reply: Type.Object({ on: Type.Boolean(), since: orNull(Time), recoveryCodes: Type.Integer() }),
});

export const beginSecondFactor = endpoint({
  method: "POST",
  path: "/second-factor",
  summary: "A new secret for an authenticator app (RFC 6238), with its otpauth URI; off until the first code is given",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({ password: GivenPassword }),
  reply: Type.Object({ secret: Type.String(), uri: Type.String() }),
});

export const confirmSecondFactor = endpoint({
  method: "PUT",
  path: "/second-factor",
  summary: "Turns it on with its first code; gives ten recovery codes, once. One's other sessions end",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({ code: Code }),
  reply: Codes,
});

export const renewRecoveryCodes = endpoint({
  method: "POST",
  path: "/second-factor/recovery-codes",
  summary:
    "Ten new recovery codes in place of all that were, for who has proved himself within ten minutes (403 proveYourself)",
  right: "signedIn",
  about: "ownAccess",
  reply: Codes,
});

export const removeSecondFactor = endpoint({
  method: "DELETE",
  path: "/second-factor",
  summary: "Turns one's own off, with the password and a code or a recovery code; one's other sessions end",
  right: "signedIn",
  about: "ownAccess",
  body: Type.Object({ password: GivenPassword, code: Code }),
  status: 204,
});

export const takeSecondFactor = endpoint({
  method: "DELETE",
  path: "/contacts/:id/second-factor",
  summary: "Administrators take away somebody else's, whose telephone is lost; that person's sessions end",
  right: "signedIn",
  about: "ownAccess",
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
  about: "ownAccess",
  params: Type.Object({ id: Id }),
  body: Type.Object({ current: Type.Optional(GivenPassword), password: Password }),
  status: 204,
});
