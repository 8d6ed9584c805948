import { Type } from "typebox";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";
import { letterKinds } from "./letter.ts";

const maySet = needs("management.settings:open");
const ById = Type.Object({ id: Id });
const Security = Type.Enum(["none", "starttls", "tls"]);
const State = Type.Enum(["waiting", "sending", "sent", "failed"]);

/** Why a mail did not leave: a sentence in the asker's language, and the server's own words where it had any. */
export const MailProblem = Type.Object({
  code: Type.Enum([
    "unset",
    "passwordLost",
    "host",
    "refused",
    "unreachable",
    "timeout",
    "tls",
    "starttls",
    "login",
    "protocol",
    "dropped",
    "sender",
    "recipient",
    "content",
    "expired",
    "recipientGone",
    "unsure",
  ]),
  text: Type.String(),
  answer: Type.String(),
});

const MailSettingsReply = Type.Object({
  settings: orNull(
    Type.Object({
      host: Type.String(),
      port: Type.Integer(),
      security: Security,
      user: Type.String(),
      hasPassword: Type.Boolean(),
      certificate: Type.String(),
      fromAddress: Type.String(),
      fromName: Type.String(),
    }),
  ),
  /** Why no mail leaves at all; null when it does. */
  problem: orNull(Type.Object({ code: Type.Enum(["unset", "passwordLost"]), text: Type.String() })),
  waiting: Type.Integer(),
  failed: Type.Integer(),
});

export const showMailSettings = endpoint({
  method: "GET",
  path: "/mail-settings",
  summary: "Where outgoing mail is handed over (never its password), and how much of it waits",
  right: maySet,
  reply: MailSettingsReply,
});

export const putMailSettings = endpoint({
  method: "PUT",
  path: "/mail-settings",
  summary:
    "Sets where outgoing mail is handed over, by SMTP; waiting mail is tried at once. A password left out stays, unless the server is another (422)",
  right: maySet,
  body: Type.Object({
    host: Type.String({ minLength: 1, maxLength: 253, pattern: "^[\\p{L}\\p{N}.:_-]+$" }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    security: Security,
    user: Type.Optional(Text(320)),
    password: Type.Optional(orNull(Text(1_000))),
    certificate: Type.Optional(Text(20_000)),
    fromAddress: Text(320),
    fromName: Type.Optional(Text(100)),
  }),
  reply: MailSettingsReply,
});

export const testMailSettings = endpoint({
  method: "POST",
  path: "/mail-settings/test",
  summary: "Sends a test mail at once, past the outbox, and tells what became of it",
  right: maySet,
  body: Type.Object({ to: Text(320) }),
  reply: Type.Object({
    sent: Type.Boolean(),
    /** The server's words when it took the mail. */
    answer: Type.String(),
    problem: orNull(MailProblem),
  }),
});

export const listOutbox = endpoint({
  method: "GET",
  path: "/outbox",
  summary: "Outgoing mail, newest first, without what it says",
  right: maySet,
  query: Type.Object({
    state: Type.Optional(State),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Id),
  }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Id,
        kind: Type.Enum([...letterKinds]),
        kindName: Type.String(),
        to: Type.String(),
        /** Null where the asker may not see the person. */
        contact: orNull(Link),
        subject: Type.String(),
        language: Type.String(),
        state: State,
        attempts: Type.Integer(),
        nextAt: orNull(Time),
        problem: orNull(MailProblem),
        messageId: orNull(Type.String()),
        createdAt: Time,
        sentAt: orNull(Time),
        can: Type.Array(Type.Enum(["retry", "delete"])),
      }),
    ),
    next: orNull(Id),
    counts: Type.Object({
      waiting: Type.Integer(),
      sending: Type.Integer(),
      sent: Type.Integer(),
      failed: Type.Integer(),
    }),
  }),
});

export const retryMail = endpoint({
  method: "POST",
  path: "/outbox/:id/retry",
  summary: "Tries a mail again now that waits or was given up; 409 when it is sent or its link has expired",
  right: maySet,
  params: ById,
  status: 204,
});

export const deleteMail = endpoint({
  method: "DELETE",
  path: "/outbox/:id",
  summary: "Takes a mail out of the outbox; what waits is not sent then. 409 while it is being sent",
  right: maySet,
  params: ById,
  status: 204,
});

export const listTemplates = endpoint({
  method: "GET",
  path: "/mail-templates",
  summary: "The kinds of mail that are written, and the languages they are written in",
  right: maySet,
  reply: Type.Object({
    items: Type.Array(Type.Object({ kind: Type.Enum([...letterKinds]), name: Type.String() })),
    languages: Type.Array(Type.String()),
  }),
});

export const previewTemplate = endpoint({
  method: "GET",
  path: "/mail-templates/:kind/preview",
  summary: "A mail of this kind as one would get it oneself; its link leads nowhere",
  right: maySet,
  params: Type.Object({ kind: Type.Enum([...letterKinds]) }),
  query: Type.Object({ language: Type.Optional(Text(35)) }),
  reply: Type.Object({
    language: Type.String(),
    subject: Type.String(),
    text: Type.String(),
    html: Type.String(),
  }),
});
