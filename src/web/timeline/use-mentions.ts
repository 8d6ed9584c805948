import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { listAgents } from "../../contacts/api.ts";
import { call } from "../client.ts";
import type { Person } from "./mentions.ts";

export interface FoundPerson extends Person {
  picture: string | null;
}

export interface Mentions {
  isOpen: boolean;
  people: readonly FoundPerson[];
  /** The one that Enter takes. */
  current: FoundPerson | undefined;
  /** Whom a key has chosen; arrows move, Esc closes until something else is typed. */
  press: (event: KeyboardEvent) => FoundPerson | undefined;
}

const most = 8;

/** Agents whose names begin with what follows the `@`; nobody, where nothing is asked or nobody is found. */
export function useMentions(query: string | undefined): Mentions {
  const [at, setAt] = useState({ query, index: 0 });
  const [closed, setClosed] = useState<string>();
  const asked = query?.trim();
  const { data } = useQuery({
    queryKey: ["options", "agents", "mentioned", asked],
    queryFn: ({ signal }) => call(listAgents, { query: { search: asked || undefined }, signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const people = asked === undefined ? [] : meantFirst(data?.items ?? [], asked).slice(0, most);
  const index = at.query === query ? Math.min(at.index, people.length - 1) : 0;
  const isOpen = people.length > 0 && closed !== query;
  const current = isOpen ? people[index] : undefined;
  const press = (event: KeyboardEvent) => {
    if (!isOpen) return undefined;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt({ query, index: (index + by + people.length) % people.length });
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setClosed(query);
    }
    if ((event.key !== "Enter" && event.key !== "Tab") || event.ctrlKey || event.metaKey) return undefined;
    event.preventDefault();
    return current;
  };
  return { isOpen, people, current, press };
}

/** Those of whose name a word begins so, before those where it stands inside, or in an address. */
function meantFirst(people: readonly FoundPerson[], asked: string): FoundPerson[] {
  const rank = ({ name }: FoundPerson) =>
    ` ${name}`.toLocaleLowerCase().includes(` ${asked.toLocaleLowerCase()}`) ? 0 : 1;
  return people.toSorted((a, b) => rank(a) - rank(b));
}
