import { Type } from "typebox";
import { SessionReply } from "../access/api.ts";
import { needs } from "../access/grants.ts";
import { endpoint } from "../http/endpoint.ts";
import { Id, orNull, Text } from "../http/shapes.ts";

const manage = needs("management.settings:open");
const companiesWords = ["companies", "accounts"] as const;

/** What an installation says of itself. The defaults hold for whoever and whatever has chosen nothing else. */
const Settings = Type.Object({
  version: Type.Integer(),
  /** Of the organisation; empty where it has none. */
  name: Type.String(),
  /** Where the logo is, or null. */
  logo: orNull(Type.String()),
  /** Where people find it, and links in mails lead: BASE_URL. Set by the environment alone. */
  address: Type.String(),
  /** What companies are called on the pages. */
  companiesWord: Type.Enum([...companiesWords]),
  /** BCP 47. */
  language: Type.String(),
  /** IANA. */
  timeZone: Type.String(),
  /** ISO 4217, or empty. */
  currency: Type.String(),
  /** ISO 3166-1 alpha-2, or empty. */
  country: Type.String(),
  /** No two pieces of equipment have the same serial number; those without one do not count. */
  serialsUnique: Type.Boolean(),
  can: Type.Array(Type.String()),
});

export const showSettings = endpoint({
  method: "GET",
  path: "/settings",
  summary: "The organisation's name, logo and defaults, for everybody who is signed in",
  right: "signedIn",
  reply: Settings,
});

export const showStart = endpoint({
  method: "GET",
  path: "/start",
  summary:
    "What a page begins with: who is signed in, as `GET /session` tells it, and what the installation says of itself, as far as he may be told; both null for whoever is not signed in",
  right: "anyone",
  about: "session",
  reply: Type.Object({ session: orNull(SessionReply), settings: orNull(Settings) }),
});

export const changeSettings = endpoint({
  method: "PATCH",
  path: "/settings",
  summary:
    "Changes the organisation's name and defaults; `serialsUnique` is 409 (serialsRepeat) while serial numbers repeat",
  right: manage,
  versioned: true,
  body: Type.Object({
    version: Type.Optional(Type.Integer()),
    name: Type.Optional(Text(200)),
    companiesWord: Type.Optional(Type.Enum([...companiesWords])),
    language: Type.Optional(Text(35)),
    timeZone: Type.Optional(Text(60)),
    currency: Type.Optional(Text(3)),
    country: Type.Optional(Text(2)),
    serialsUnique: Type.Optional(Type.Boolean()),
  }),
  reply: Settings,
});

export const putLogo = endpoint({
  method: "PUT",
  path: "/settings/logo",
  summary:
    "Sets the logo (multipart `file`: JPEG, PNG, WebP, GIF, AVIF; 10 MB, 40 megapixels), at most 512 by 256 pixels",
  right: manage,
  accepts: "multipart",
  reply: Settings,
});

export const deleteLogo = endpoint({
  method: "DELETE",
  path: "/settings/logo",
  summary: "Takes the logo away",
  right: manage,
  reply: Settings,
});

export const showLogo = endpoint({
  method: "GET",
  path: "/settings/logo",
  summary: "The logo (WebP)",
  right: "signedIn",
  query: Type.Object({ v: Type.Optional(Id) }),
  replies: "stream",
});
