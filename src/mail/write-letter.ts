import { languages, words, type Say } from "../words/words.ts";
import type { Letter } from "./letter.ts";
import { htmlOf, textOf, type Sheet } from "./sheet.ts";

/** Who reads it: as the person is called, in which language (BCP 47) and time zone (IANA). */
export interface Reader {
  name: string;
  language: string;
  timeZone: string;
}

/** Whose letter it is: the installation's name, and BASE_URL, the only thing that links are built from. */
export interface Sender {
  name: string;
  baseUrl: string;
}

export interface Written {
  /** Of our languages the one it is written in. */
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** Puts a letter into the reader's words. */
export function writeLetter(letter: Letter, reader: Reader, { name, baseUrl }: Sender): Written {
  const language = spoken(reader.language);
  const say = words(language);
  const values = { house: oneLine(name), ...valuesOf(letter, timesIn(language, reader.timeZone)) };
  const called = oneLine(reader.name);
  const link = linkOf(letter, baseUrl);
  const sheet: Sheet = {
    language,
    subject: oneLine(say(`mail:letter.${letter.kind}.subject`, values)),
    greeting: called === "" ? say("mail:greetingUnnamed") : say("mail:greeting", { name: called }),
    lead: say(`mail:letter.${letter.kind}.lead`, values),
    facts: factsOf(letter, say, values),
    action: link === undefined ? undefined : { label: say(`mail:letter.${letter.kind}.action`), address: link },
    note: letter.kind === "test" ? "" : say(`mail:letter.${letter.kind}.note`, values),
    footer: say("mail:footer", { house: oneLine(name), address: baseUrl }),
  };
  return { language, subject: sheet.subject, text: textOf(sheet), html: htmlOf(sheet) };
}

/** Names are other people's text: no line of a mail's head or body begins where one of them says so (A158). */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 200);
}

/** The token stands behind #: browsers send that to no server, so that it is in no log and no Referer (A058). */
function linkOf(letter: Letter, baseUrl: string): string | undefined {
  switch (letter.kind) {
    case "invitation":
      return `${baseUrl}/invitation#token=${letter.token}`;
    case "passwordReset":
      return `${baseUrl}/password-reset#token=${letter.token}`;
    case "newSignIn":
      return `${baseUrl}/profile`;
    case "mention":
    case "followed":
    case "taskGiven":
    case "taskReminder":
      return `${baseUrl}${letter.place}`;
    case "emailChanged":
    case "test":
      return undefined;
  }
}

type Tell = (time: Date) => string;

function valuesOf(letter: Letter, tell: Tell): Record<string, string> {
  switch (letter.kind) {
    case "invitation":
      return { by: oneLine(letter.by), until: tell(letter.until) };
    case "passwordReset":
      return { email: letter.email, until: tell(letter.until) };
    case "newSignIn":
      return { at: tell(letter.at), address: letter.address, browser: oneLine(letter.browser) };
    case "emailChanged":
      return { at: tell(letter.at) };
    case "mention":
    case "followed":
      return { by: oneLine(letter.by), record: oneLine(letter.record) };
    case "taskGiven":
      return { by: oneLine(letter.by), title: oneLine(letter.title) };
    case "taskReminder":
      return { title: oneLine(letter.title) };
    case "test":
      return {};
  }
}

function factsOf(letter: Letter, say: Say, values: Record<string, string>): Sheet["facts"] {
  if (letter.kind !== "newSignIn") return [];
  return (["at", "address", "browser"] as const)
    .map((key) => [say(`mail:fact.${key}`), values[key] ?? ""] as const)
    .filter(([, value]) => value !== "");
}

/** Day and minute as the reader's clock shows them, with the zone, for a mail is read anywhere. */
function timesIn(language: string, timeZone: string): Tell {
  const format = new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return (time) => format.format(time);
}

/** Of the languages that have words the one nearest to a tag. */
function spoken(tag: string): string {
  return languages.find((one) => one === tag) ?? languages.find((one) => one === tag.split("-")[0]) ?? "en";
}
