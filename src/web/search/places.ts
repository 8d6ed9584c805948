import type { Hit } from "./recent.ts";

type Kind = Hit["kind"];

interface Place {
  page: "/contacts/$id" | "/companies/$id" | "/equipment/$id" | "/opportunities/$id" | "/contact-groups/$id";
  /** Where all of them are listed. */
  list: string;
}

const places: Record<Kind, Place> = {
  contact: { page: "/contacts/$id", list: "/contacts" },
  company: { page: "/companies/$id", list: "/companies" },
  opportunity: { page: "/opportunities/$id", list: "/opportunities/list" },
  equipment: { page: "/equipment/$id", list: "/equipment" },
  group: { page: "/contact-groups/$id", list: "/contact-groups" },
};

export function pageOf(kind: Kind): Place["page"] {
  return places[kind].page;
}

export function hrefOf({ kind, id }: Pick<Hit, "kind" | "id">): string {
  return places[kind].page.replace("$id", id);
}

/** The list of a kind, searched for what was typed. */
export function listFor(kind: Kind, typed: string): string {
  return `${places[kind].list}?${new URLSearchParams({ q: typed })}`;
}

/** Which record an address shows; nothing for pages of other kinds. */
export function recordAt(path: string): Pick<Hit, "kind" | "id"> | undefined {
  const id = /\/([\da-f]{8}-[\da-f-]{27})$/.exec(path)?.[1];
  const kind = id && kinds.find((one) => hrefOf({ kind: one, id }) === path);
  return kind ? { kind, id } : undefined;
}

const kinds = ["contact", "company", "opportunity", "equipment", "group"] as const satisfies readonly Kind[];
