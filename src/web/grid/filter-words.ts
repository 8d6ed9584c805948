import type { TFunction } from "i18next";
import type { Field } from "./field.ts";
import { type Condition, type Filter, isCondition, isSpan, lengthOf, oppositeOf, takesNoValue } from "./filter.ts";

/** A piece of the sentence; values are printed darker. */
export interface Piece {
  text: string;
  value: boolean;
}

export interface Speaker {
  t: TFunction;
  locale: string;
  fields: readonly Field[];
  /** The namespace of the list, whose `clauses.<field>.<operator>` go before the general ones. */
  room: string;
  /** The words of a chosen value, such as a person's name; undefined while it is not known. */
  nameOf: (field: string, value: string) => string | undefined;
}

/** The whole filter, and what was searched for, as one sentence to be read after the count: "whose job title contains “nurse” and tagged VIP". */
export function filterInWords(filter: readonly Filter[], speaker: Speaker, search = ""): Piece[] {
  const searched =
    search === "" ? [] : [around(speaker.t("grid:searchedFor", { search: slot }), [{ text: search, value: true }])];
  const [only] = filter;
  if (filter.length === 1 && only && searched.length === 0) return aloneOf(only, speaker);
  return join([...filter.map((part) => clauseOf(part, speaker)), ...searched], "conjunction", speaker.locale);
}

/** A condition's values in words, one by one. */
export function valuesInWords(condition: Condition, speaker: Speaker): string[] {
  const { t } = speaker;
  const { value } = condition;
  if (takesNoValue(condition.is) || value === undefined) return [];
  if (isSpan(value)) {
    const { side, count } = lengthOf(value);
    return [t(`grid:span.${side}.${value.unit}`, { count })];
  }
  if (condition.is === "between" && Array.isArray(value)) {
    const [from, to] = value.map((end) => sayValue(condition.field, end, speaker));
    return [t(isOfDays(condition.field, speaker) ? "grid:rangeOfDays" : "grid:rangeOfNumbers", { from, to })];
  }
  return (Array.isArray(value) ? value : [value]).map((one) => sayValue(condition.field, one, speaker));
}

/** One part as its chip says it: "Job title contains nurse". */
export function partInWords(part: Filter, speaker: Speaker): string {
  const { t } = speaker;
  if (!isCondition(part))
    return filterInWords([part], speaker)
      .map((piece) => piece.text)
      .join("");
  const values = valuesInWords(part, speaker);
  const words = {
    field: fieldInWords(part.field, speaker),
    operator: operatorInWords(part, speaker),
    values: values.join(", "),
  };
  return t(values.length === 0 ? "grid:chipEmpty" : "grid:chip", words);
}

function operatorInWords({ is, value }: Condition, { t }: Speaker): string {
  return t(isSpan(value) && "this" in value ? "grid:operatorThis" : `grid:operators.${is}`);
}

export interface ChipPiece {
  text: string;
  part: "field" | "operator" | "values" | undefined;
}

/** The words of a condition's chip in the order of the reader's language; of several values the first two. */
export function chipInWords(condition: Condition, speaker: Speaker): ChipPiece[] {
  const { t } = speaker;
  const values = valuesInWords(condition, speaker);
  const more = values.length - shownInChip;
  const words = {
    field: fieldInWords(condition.field, speaker),
    operator: operatorInWords(condition, speaker),
    values: values.slice(0, shownInChip).join(", ") + (more > 0 ? `, +${more}` : ""),
  };
  const sentence = t(values.length === 0 ? "grid:chipEmpty" : "grid:chip", chipSlots);
  return sentence.split(/([\uE001-\uE003])/).map((text) => {
    const part = chipParts.find((one) => chipSlots[one] === text);
    return { text: part ? words[part] : text, part };
  });
}

const shownInChip = 2;
const chipParts = ["field", "operator", "values"] as const;
const chipSlots = { field: "\uE001", operator: "\uE002", values: "\uE003" };

export function fieldInWords(key: string, speaker: Speaker): string {
  return speaker.fields.find((field) => field.key === key)?.label ?? key;
}

/** What stands alone needs no brackets: "either … or …". */
function aloneOf(filter: Filter, speaker: Speaker): Piece[] {
  const { t } = speaker;
  if (isCondition(filter) || !("any" in filter) || filter.any.length < 2) return clauseOf(filter, speaker);
  return filter.any.flatMap((part, at) => {
    const place = at === 0 ? "first" : at === filter.any.length - 1 ? "last" : "next";
    return around(t(`grid:either.${place}`, { clause: slot }), clauseOf(part, speaker));
  });
}

/** Within a sentence: groups stand in brackets, so that nobody has to guess what belongs together. */
function clauseOf(filter: Filter, speaker: Speaker): Piece[] {
  const { t } = speaker;
  if (isCondition(filter)) return conditionInWords(filter, speaker);
  if ("not" in filter) return notOf(filter.not, speaker);
  const inner = membersOf(filter);
  const joined = joinedOf(filter, speaker);
  return inner.length > 1 ? around(t("grid:clauses.group", { clauses: slot }), joined) : joined;
}

function notOf(filter: Filter, speaker: Speaker): Piece[] {
  const opposite = isCondition(filter) ? oppositeOf(filter) : undefined;
  if (opposite) return conditionInWords(opposite, speaker);
  const inner = isCondition(filter) || "not" in filter ? clauseOf(filter, speaker) : joinedOf(filter, speaker);
  return around(speaker.t("grid:clauses.not", { clause: slot }), inner);
}

type Group = Extract<Filter, { all: Filter[] } | { any: Filter[] }>;

function membersOf(group: Group): readonly Filter[] {
  return "all" in group ? group.all : group.any;
}

function joinedOf(group: Group, speaker: Speaker): Piece[] {
  const pieces = membersOf(group).map((part) => clauseOf(part, speaker));
  return join(pieces, "all" in group ? "conjunction" : "disjunction", speaker.locale);
}

function conditionInWords(condition: Condition, speaker: Speaker): Piece[] {
  const { t, locale, room } = speaker;
  const label = fieldInWords(condition.field, speaker);
  const values = join(
    valuesInWords(condition, speaker).map((text) => [{ text, value: true }]),
    "disjunction",
    locale,
  );
  const field = condition.field.replaceAll(".", "-");
  const answer = typeof condition.value === "boolean" ? `.${condition.value ? "yes" : "no"}` : "";
  const now = isSpan(condition.value) && "this" in condition.value ? "This" : "";
  const keys = [`${room}:clauses.${field}.${condition.is}${now}${answer}`, `grid:clauses.${condition.is}${now}`];
  return around(t(keys, { field: label, name: lowerFirst(label, locale), value: slot }), values);
}

// Stands in a translated sentence where pieces go, so that every language decides the order of its words.
const slot = "\uE000";

function around(sentence: string, pieces: readonly Piece[]): Piece[] {
  const [before = "", after] = sentence.split(slot);
  const ends = (text: string | undefined) => (text ? [{ text, value: false }] : []);
  return after === undefined ? ends(before) : [...ends(before), ...pieces, ...ends(after)];
}

function join(parts: readonly Piece[][], type: "conjunction" | "disjunction", locale: string): Piece[] {
  const list = new Intl.ListFormat(locale, { type });
  const places = list.formatToParts(parts.map((_, place) => String(place)));
  return places.flatMap((place) =>
    place.type === "element" ? (parts[Number(place.value)] ?? []) : [{ text: place.value, value: false }],
  );
}

function sayValue(field: string, value: unknown, speaker: Speaker): string {
  const { t, locale, nameOf, fields } = speaker;
  if (typeof value === "boolean") return t(value ? "grid:yes" : "grid:no");
  if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
  const words = typeof value === "string" ? value : JSON.stringify(value);
  const known = fields.find((one) => one.key === field);
  if (words === "me" && known?.nameOf) return t("grid:me");
  if (known?.kind === "birthday" || known?.kind === "time") return sayDay(words, locale);
  const option = known?.choices?.options?.find((one) => one.value === words);
  return option?.label ?? nameOf(field, words) ?? words;
}

function isOfDays(field: string, { fields }: Speaker): boolean {
  const kind = fields.find(({ key }) => key === field)?.kind;
  return kind === "birthday" || kind === "time";
}

function sayDay(words: string, locale: string): string {
  const day = new Date(words);
  if (Number.isNaN(day.getTime())) return words;
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(words) ? { timeZone: "UTC" } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...zone }).format(day);
}

// "Job title" within a sentence is "job title", but "ID" and "VAT number" stay, and German writes nouns large everywhere.
function lowerFirst(label: string, locale: string): string {
  if (locale.startsWith("de")) return label;
  const [first = "", second = ""] = label;
  if (second !== "-" && second === second.toLocaleUpperCase(locale) && second !== second.toLocaleLowerCase(locale))
    return label;
  return first.toLocaleLowerCase(locale) + label.slice(first.length);
}
