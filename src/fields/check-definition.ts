import type { Actor } from "../access/actor.ts";
import type { OwnedBy, OwnTranslation } from "../database/own-field.ts";
import { refuse, type Fault } from "../http/refusal.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { languages } from "../words/words.ts";
import { keyFrom } from "./key-from.ts";
import { isChoice, orderOfOwn } from "./own-as-field.ts";
import { checkOwnValue, isPattern } from "./own-values.ts";
import type { OwnDefinition } from "./show-own.ts";

/** What can be said of an own field, in the form in which it is kept. */
export type Definition = Omit<OwnDefinition, "id" | "version" | "on" | "key" | "preparing" | "retired">;

/** The same as it is sent: keys of choices may be left out. */
export type GivenDefinition = Omit<Definition, "options" | "translations"> & {
  options: readonly {
    key?: string;
    label: string;
    under?: readonly string[];
    labels?: Readonly<Record<string, string>>;
  }[];
  translations: Readonly<Record<string, Partial<OwnTranslation>>>;
};

/** So many orders slow writing down by less than it hurts (measured: docs/speed.md). */
const mostSortable = 10;

/** A definition in the form in which it is kept; 422 names everything in it that cannot be. */
export function checkDefinition(
  actor: Actor,
  others: readonly OwnDefinition[],
  on: OwnedBy,
  given: GivenDefinition,
): Definition {
  const faults: Fault[] = [];
  const add = (pointer: string, code: string, params: Fault["params"] = {}) =>
    void faults.push({ pointer, code, params });
  const options = checkOptions(given, add);
  const definition: Definition = {
    ...given,
    name: checkLine(given.name, "/name", add),
    hint: checkLine(given.hint, "/hint", add),
    heading: checkLine(given.heading, "/heading", add),
    people: on === "contacts" ? given.people : "both",
    options,
    translations: checkTranslations(given, add),
    dependsOn: given.dependsOn || null,
    pattern: given.type === "pattern" ? (given.pattern ?? "") : null,
  };
  if (definition.name === "" && faults.length === 0) add("/name", "required");
  if (isChoice(given.type) && options.length === 0) add("/options", "required");
  if (!isChoice(given.type) && options.length > 0) add("/options", "notForType");
  checkDependence(definition, others, add);
  if (definition.pattern !== null && (definition.pattern === "" || !isPattern(definition.pattern)))
    add("/pattern", definition.pattern === "" ? "required" : "pattern", { hint: "RE2" });
  checkOrder(definition, others, on, add);
  if (definition.unique && !["text", "pattern", "number"].includes(given.type)) add("/unique", "notForType");
  // A file hangs on its record, which has to be there first.
  if (given.type === "file" && given.required) add("/required", "notForType");
  if (given.type === "file" && given.default !== null) add("/default", "notForType");
  const first = checkDefault(actor, definition, add);
  if (faults.length > 0) refuse(422, "invalid", { faults });
  return { ...definition, default: first };
}

type Add = (pointer: string, code: string, params?: Fault["params"]) => void;

function checkLine(given: string, pointer: string, add: Add): string {
  if (isCleanText(given)) return cleanText(given).replace(/\s+/g, " ");
  add(pointer, "text");
  return "";
}

function checkOptions({ options }: GivenDefinition, add: Add): Definition["options"] {
  const kept: Definition["options"] = [];
  for (const [index, { key, label: typed, under = [], labels = {} }] of options.entries()) {
    const label = checkLine(typed, `/options/${index}/label`, add);
    if (label === "") add(`/options/${index}/label`, "required");
    if (kept.some((other) => other.label.toLowerCase() === label.toLowerCase() || other.key === key))
      add(`/options/${index}/label`, "taken");
    const named = options.flatMap((option) => (option.key ? [{ key: option.key }] : []));
    kept.push({
      key: key ?? keyFrom(label, [...kept, ...named], "dashes"),
      label,
      under: [...new Set(under)],
      labels: checkLabels(labels, `/options/${index}/labels`, add),
    });
  }
  return kept;
}

/** Languages that the page has; what is empty is left out. */
function checkLabels(labels: Readonly<Record<string, string>>, pointer: string, add: Add): Record<string, string> {
  const said = Object.entries(labels).map(([language, label]): [string, string] => {
    if (!languages.includes(language)) add(`${pointer}/${language}`, "choice", { allowed: languages.join(", ") });
    return [language, checkLine(label, `${pointer}/${language}`, add)];
  });
  return Object.fromEntries(said.filter(([, label]) => label !== ""));
}

function checkTranslations({ translations }: GivenDefinition, add: Add): Definition["translations"] {
  const said = Object.entries(translations).map(([language, { name = "", hint = "", heading = "" }]) => {
    const pointer = `/translations/${language}`;
    if (!languages.includes(language)) add(pointer, "choice", { allowed: languages.join(", ") });
    const line = (text: string, part: string) => checkLine(text, `${pointer}/${part}`, add);
    const words = { name: line(name, "name"), hint: line(hint, "hint"), heading: line(heading, "heading") };
    return [language, words] as const;
  });
  return Object.fromEntries(said.filter(([, words]) => Object.values(words).some((text) => text !== "")));
}

/** One choice depends on one other, which depends on none: two levels, and no circles. */
function checkDependence({ type, dependsOn, options }: Definition, others: readonly OwnDefinition[], add: Add): void {
  if (dependsOn === null) {
    options.forEach(({ under }, index) => {
      if (under.length > 0) add(`/options/${index}/under`, "notForType");
    });
    return;
  }
  const parent = others.find((other) => other.key === dependsOn && !other.retired);
  if (!isChoice(type)) return add("/dependsOn", "notForType");
  if (!parent || parent.type !== "choice" || parent.dependsOn !== null)
    return add("/dependsOn", "choice", { allowed: choicesAmong(others) });
  options.forEach(({ under }, index) => {
    if (under.some((key) => !parent.options.some((option) => option.key === key)))
      add(`/options/${index}/under`, "choice", { allowed: parent.options.map(({ key }) => key).join(", ") });
  });
}

function choicesAmong(others: readonly OwnDefinition[]): string {
  return others
    .filter(({ type, dependsOn, retired }) => type === "choice" && dependsOn === null && !retired)
    .map(({ key }) => key)
    .join(", ");
}

function checkOrder({ type, sortable }: Definition, others: readonly OwnDefinition[], on: OwnedBy, add: Add): void {
  if (!sortable) return;
  if (!orderOfOwn(on, { key: "any", kind: type })) add("/sortable", "notForType");
  if (others.filter((other) => other.sortable && !other.retired).length >= mostSortable)
    add("/sortable", "tooMany", { limit: mostSortable });
}

/** What a record begins with is a value like any other. */
function checkDefault(actor: Actor, definition: Definition, add: Add): unknown {
  const { type, name, hint, heading, people, required, options, dependsOn, pattern, unique } = definition;
  if (definition.default === null || definition.default === undefined) return null;
  if (unique) add("/default", "notForType");
  return checkOwnValue(
    {
      id: "",
      key: "",
      kind: type,
      label: name,
      hint,
      section: heading,
      people,
      required,
      default: null,
      options,
      dependsOn,
      pattern,
      unique,
      sorted: false,
    },
    definition.default,
    (code, params) => add("/default", code, params),
  );
}

/** A name stands once among the fields of a kind of record, a key also among the hidden ones. */
export function checkFree(others: readonly OwnDefinition[], { name, key }: { name: string; key?: string }): void {
  const isNamed = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  const isKeyed = key !== undefined && others.some((other) => other.key === key);
  const faults = [
    ...(isNamed ? [{ pointer: "/name", code: "taken" }] : []),
    ...(isKeyed ? [{ pointer: "/key", code: "taken" }] : []),
  ];
  if (faults.length > 0) refuse(409, "nameTaken", { faults });
}
