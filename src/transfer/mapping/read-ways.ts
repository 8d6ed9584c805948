import { EmailWrite, IdentityWrite } from "../../contacts/shapes.ts";
import { parseEmailAddress } from "../../values/email-address.ts";
import { parsePhoneNumber } from "../../values/phone-number.ts";
import { fold } from "../../values/text.ts";
import { parseWebsite } from "../../values/website.ts";
import type { ImportedContact } from "./imported-contact.ts";
import { limitOf } from "./limits.ts";
import type { Slot } from "./plan.ts";
import { splitList } from "../../values/list-cell.ts";
import { cellText, firstText, type MappedColumn, note, type Row, shortText } from "./row.ts";

type Filled<Key extends keyof ImportedContact> = NonNullable<ImportedContact[Key]>;

const { properties: identityParts } = IdentityWrite;
/** A longer cell is no list of addresses. */
const maxCell = 2_000;

/** E-mail addresses in their order, each once; a cell may hold several, and a name around one ("Ann <ann@acme.com>"). */
export function readEmails(row: Row, slots: readonly Slot[]): Filled<"emails"> {
  const found = new Map<string, Filled<"emails">[number]>();
  for (const slot of slots) {
    for (const column of slot.parts.get("value") ?? []) {
      for (const piece of addressesIn(row, cellText(row, column))) {
        const read = parseEmailAddress(/<([^<>]+)>$/.exec(piece)?.[1] ?? piece);
        if ("problem" in read) note(row, column, "email");
        else if (!found.has(read.normalised)) found.set(read.normalised, { value: read.value, ...labelOf(row, slot) });
      }
    }
  }
  return [...found.values()];
}

/** Phones in their order as typed, each once by its E.164; `country` is where a number without a country code is dialled from. */
export function readPhones(row: Row, slots: readonly Slot[], country: string | undefined): Filled<"phones"> {
  const found = new Map<string, Filled<"phones">[number]>();
  for (const slot of slots) {
    for (const column of slot.parts.get("value") ?? []) {
      for (const piece of pieces(
        row,
        cellText(row, column),
        /[;\n|]|:::|,(?!\s*(?:ext|доб|дод|вн|poste|anexo|int|x\s*\d|#))|\s\/\s/i,
      )) {
        const read = parsePhoneNumber(piece, country);
        if ("problem" in read) note(row, column, "phone");
        else
          found.set(
            ...firstKept(found, `${read.normalised} ${read.extension ?? ""}`, {
              value: read.value,
              ...labelOf(row, slot),
            }),
          );
      }
    }
  }
  return [...found.values()];
}

/** Messengers and social networks: a kind and what the person is called there; a link tells its kind itself. */
export function readIdentities(row: Row, slots: readonly Slot[]): Filled<"identities"> {
  const found = new Map<string, Filled<"identities">[number]>();
  for (const slot of slots) {
    const column = slot.parts.get("value")?.[0];
    const externalId = shortText(row, slot.parts.get("value"), limitOf(identityParts.externalId));
    if (column === undefined || externalId === "") continue;
    const kind = slot.label ?? (identityKind(firstText(row, slot.parts.get("kind"))) || kindOfLink(externalId));
    if (kind === "") {
      note(row, column, "identityKind");
      continue;
    }
    const account = shortText(row, slot.parts.get("account"), limitOf(identityParts.account));
    const name = shortText(row, slot.parts.get("name"), limitOf(identityParts.name));
    found.set(
      ...firstKept(found, `${kind} ${account} ${externalId}`, {
        kind,
        externalId,
        ...(account && { account }),
        ...(name && { name }),
      }),
    );
  }
  return [...found.values()];
}

export function readWebsites(row: Row, columns: readonly MappedColumn[]): string[] {
  const found = new Set<string>();
  for (const column of columns) {
    const text = cellText(row, column);
    const texts = text.length > maxCell * 10 ? [text] : splitList(text);
    for (const piece of row.exact ? texts : texts.flatMap((one) => (one.length > maxCell ? [one] : one.split(/\s+/)))) {
      const read = parseWebsite(piece);
      if ("problem" in read) note(row, column, "website");
      else found.add(read.value);
    }
  }
  return [...found];
}

/** White space parts addresses too, but not a name from its address. Within an Exchange server Outlook knows people by X.500 names ("/o=Acme/ou=…"), which are no addresses. */
function addressesIn(row: Row, text: string): string[] {
  if (/^\/o=/i.test(text)) return [];
  if (row.exact || !/[\s;,:<]/.test(text)) return text === "" ? [] : [text];
  return pieces(row, text, /[;,\n]|:::/)
    .flatMap((piece) => (piece.includes("<") || piece.length > maxCell ? [piece.trim()] : piece.split(/\s+/)))
    .filter((piece) => piece !== "");
}

/** A cell of ours is one value; elsewhere people put several into one. */
function pieces(row: Row, text: string, between: RegExp): string[] {
  if (text === "") return [];
  if (!/[;,\n|]|:::|\s[/\S]/.test(text)) return [text];
  return row.exact || text.length > maxCell ? [text] : text.split(between).filter((piece) => piece.trim() !== "");
}

/** Google marks its main values by "* Work"; labels are small words with us. */
function labelOf(row: Row, slot: Slot): { label?: string } {
  const typed = slot.label ?? shortText(row, slot.parts.get("label"), limitOf(EmailWrite.properties.label));
  const label = row.exact ? typed : typed.replace(/^\*\s*/, "").toLowerCase();
  return label === "" ? {} : { label };
}

function firstKept<Value>(found: ReadonlyMap<string, Value>, key: string, value: Value): [string, Value] {
  return [key, found.get(key) ?? value];
}

/** "Google+" and "Facebook Messenger" are kinds as the API writes them: google, facebook_messenger. */
function identityKind(text: string): string {
  const kind = fold(text)
    .replaceAll(" ", "_")
    .replace(/[^a-z0-9_]/g, "")
    .slice(0, 31);
  if (/^[a-z]/.test(text) && /^[a-z0-9_]{1,31}$/.test(text)) return text;
  return aliases.get(kind) ?? (/^[a-z]/.test(kind) ? kind : "");
}

const aliases: ReadonlyMap<string, string> = new Map([
  ["facebook_messenger", "messenger"],
  ["whats_app", "whatsapp"],
  ["google_plus", "google"],
  ["x", "twitter"],
  ["vkontakte", "vk"],
]);

const sites: readonly [RegExp, string][] = [
  [/(?:^|\.)(?:twitter|x)\.com$/, "twitter"],
  [/(?:^|\.)(?:facebook|fb)\.com$/, "facebook"],
  [/(?:^|\.)linkedin\.com$/, "linkedin"],
  [/(?:^|\.)google\.com$/, "google"],
  [/(?:^|\.)instagram\.com$/, "instagram"],
  [/^(?:t\.me|telegram\.me)$/, "telegram"],
  [/^wa\.me$/, "whatsapp"],
  [/^m\.me$/, "messenger"],
  [/(?:^|\.)vk\.com$/, "vk"],
  [/(?:^|\.)xing\.com$/, "xing"],
];

function kindOfLink(text: string): string {
  const read = parseWebsite(text);
  if ("problem" in read || !text.includes("/")) return "";
  const host = new URL(read.value).hostname;
  return sites.find(([site]) => site.test(host))?.[1] ?? "";
}
