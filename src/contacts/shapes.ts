import { Type } from "typebox";
import { Id, Link, orNull, Text, Time } from "../http/shapes.ts";

export const Email = Type.Object({
  value: Type.String(),
  label: Type.String(),
  verified: Type.Boolean(),
  bounced: Type.Boolean(),
});
export const EmailWrite = Type.Object({ value: Text(320), label: Type.Optional(Text(40)) });

export const Phone = Type.Object({
  value: Type.String(),
  e164: Type.String(),
  extension: Type.String(),
  label: Type.String(),
  verified: Type.Boolean(),
});
export const PhoneWrite = Type.Object({ value: Text(60), label: Type.Optional(Text(40)) });

export const Identity = Type.Object({
  kind: Type.String(),
  account: Type.String(),
  externalId: Type.String(),
  name: Type.String(),
  verified: Type.Boolean(),
  from: Time,
  to: orNull(Time),
});
export const IdentityWrite = Type.Object({
  kind: Type.String({ pattern: "^[a-z][a-z0-9_]{0,30}$" }),
  account: Type.Optional(Text(100)),
  externalId: Type.String({ minLength: 1, maxLength: 300 }),
  name: Type.Optional(Text(200)),
});

/** `standing` names the group for what puts it into the reader's language; answers are without. */
export const AccessGroup = Type.Object({
  ...Link.properties,
  standing: Type.Optional(orNull(Type.Enum(["client", "agent", "administrator"]))),
});

const Day = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\d$" });
export const Membership = Type.Object({
  id: Id,
  name: Type.String(),
  title: Type.String(),
  department: Type.String(),
  manager: Type.Boolean(),
  primary: Type.Boolean(),
  from: orNull(Day),
  to: orNull(Day),
  /** The domain of the address by which he joined by himself; null: by hand, or confirmed since. */
  byDomain: Type.Optional(orNull(Type.String())),
  /** He joined so, and no address of that domain is verified: it gives him no right. */
  unverified: Type.Optional(Type.Boolean()),
});
/** A company by its id, or by its name: an unknown name makes the company. */
export const MembershipWrite = Type.Object({
  id: Type.Optional(Id),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  title: Type.Optional(Text(120)),
  department: Type.Optional(Text(120)),
  primary: Type.Optional(Type.Boolean()),
  from: Type.Optional(orNull(Day)),
  to: Type.Optional(orNull(Day)),
  /** null confirms somebody who has joined by himself; left out it stays as it is. */
  byDomain: Type.Optional(orNull(Type.String({ pattern: "^[a-z0-9.-]{3,253}$" }))),
});
