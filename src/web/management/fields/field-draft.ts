import { canBegin, canBeSorted, canBeUnique, isChoice, type Kind, type On, type OwnField } from "./own-field.ts";

/** A choice as it is typed: one that is new has no key yet. */
export interface ChoiceDraft {
  /** Tells it apart while it is typed; of one that is kept its key. */
  name: string;
  key?: string;
  label: string;
  /** Keys of the choices it goes with; none: all. */
  under: readonly string[];
  /** What it is called in other languages. */
  labels: Readonly<Record<string, string>>;
}

/** What is being said of a field. */
export interface FieldDraft {
  name: string;
  type: Kind;
  hint: string;
  heading: string;
  people: OwnField["people"];
  required: boolean;
  sortable: boolean;
  unique: boolean;
  pattern: string;
  choices: readonly ChoiceDraft[];
  dependsOn: string | null;
  translations: OwnField["translations"];
  /** Of a choice its `name`. */
  begins: unknown;
}

export function draftOf(field: OwnField | undefined): FieldDraft {
  const { name = "", type = "text", hint = "", heading = "", people = "both", required = false } = field ?? {};
  const { sortable = false, unique = false, pattern = "", options = [], dependsOn = null } = field ?? {};
  const { translations = {} } = field ?? {};
  const choices =
    field === undefined ? [newChoice(), newChoice()] : options.map((option) => ({ ...option, name: option.key }));
  const said = { name, type, hint, heading, people, required, sortable, unique, dependsOn, choices, translations };
  return { ...said, pattern: pattern ?? "", begins: field?.default ?? null };
}

export function newChoice(): ChoiceDraft {
  made += 1;
  // No key begins like this.
  return { name: `+${made}`, label: "", under: [], labels: {} };
}

let made = 0;

/** Without the lines of choices in which nothing was typed, so that their places are those that the server names. */
export function withoutBlanks(draft: FieldDraft): FieldDraft {
  return { ...draft, choices: draft.choices.filter(({ label, key }) => key !== undefined || label.trim() !== "") };
}

/** The draft as the API takes it. A choice that is new cannot be the first value yet: `later` is its place. */
export function writeDraft(draft: FieldDraft, on: On) {
  const { name, type, hint, heading, people, required, dependsOn, choices, translations, begins } = draft;
  const unique = canBeUnique(type) && draft.unique;
  const chosen = type === "choice" && !unique ? choices.findIndex((choice) => choice.name === begins) : -1;
  const later = choices[chosen] && choices[chosen].key === undefined ? chosen : undefined;
  const first = type === "choice" ? (choices[chosen]?.key ?? null) : Number.isNaN(begins) ? "NaN" : begins;
  const body = {
    name: name.trim(),
    hint: hint.trim(),
    heading: heading.trim(),
    required,
    translations,
    unique,
    sortable: canBeSorted(type) && draft.sortable,
    ...(on === "contacts" && { people }),
    ...(isChoice(type) && {
      dependsOn,
      options: choices.map(({ key, label, under, labels }) => ({
        ...(key !== undefined && { key }),
        label: label.trim(),
        labels,
        under: dependsOn === null ? [] : [...under],
      })),
    }),
    ...(type === "pattern" && { pattern: draft.pattern }),
    ...(canBegin(type) && { default: unique || first === "" ? null : first }),
  };
  return { body, later };
}
