import { languages, words } from "../../words/words.ts";

/**
 * What files write for something in their headers, in all languages that have words: the lists of `headers.json` there,
 * joined by commas. Compared folded (no case, marks or punctuation), without numbers; most columns are also understood
 * by the name of their field.
 */
export function headerWords(path: string): string {
  return languages.map((language) => words(language)(`headers:${path}`, { defaultValue: "" })).join(",");
}

/** Columns of one label in a list, with words of their own: the item is added with that label. */
export const labelledColumns: readonly (readonly [key: "phone" | "email", label: string])[] = [
  ["phone", "mobile"],
  ["phone", "work"],
  ["phone", "home"],
  ["phone", "fax"],
  ["phone", "other"],
  ["email", "work"],
  ["email", "home"],
];

/** Messengers and networks by their names, which are the same in all languages: an identity of that kind. */
export const networkNames: readonly (readonly [kind: string, names: string])[] = [
  ["skype", "skype, skype id, skype name, скайп"],
  ["telegram", "telegram, telegram id, telegram username, телеграм, телеграмм"],
  ["whatsapp", "whatsapp, whats app, whatsapp number, ватсап, вотсап"],
  ["viber", "viber, viber number, вайбер"],
  ["messenger", "messenger, facebook messenger"],
  ["vk", "vk, vkontakte, вк, вконтакте"],
  ["twitter", "twitter, twitter username, twitter handle, x twitter"],
  ["facebook", "facebook, facebook page, facebook profile, фейсбук"],
  ["linkedin", "linkedin, linked in, linkedin url, linkedin profile, linkedin bio"],
  ["google", "google, google plus, googleplus"],
  ["instagram", "instagram, instagram username, инстаграм, інстаграм"],
  ["signal", "signal"],
  ["xing", "xing"],
];

/** Words before a part of an address that name the address: "Business city", "Billing street". */
export const addressWords: Readonly<Record<string, string>> = {
  business: "work",
  work: "work",
  office: "work",
  company: "work",
  home: "home",
  private: "home",
  other: "other",
  billing: "billing",
  invoice: "billing",
  shipping: "shipping",
  delivery: "shipping",
  mailing: "mailing",
  postal: "mailing",
};
