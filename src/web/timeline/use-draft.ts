import { useState } from "react";
import { useSession } from "../session.ts";
import type { Person } from "./mentions.ts";
import type { KeptFile, TimelineRecord } from "./record.ts";

/** A note that is being written: kept in this browser, over a reload and a way to another page and back. */
export interface Draft {
  html: string;
  people: readonly Person[];
  files: readonly KeptFile[];
}

const empty: Draft = { html: "", people: [], files: [] };

export function useDraft({ path, id }: TimelineRecord) {
  const { user } = useSession();
  const place = `note-draft ${user.id} ${path}/${id}`;
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage.getItem(place)));
  // By what stands there at that moment: files arrive while one types.
  const change = (to: (now: Draft) => Draft) =>
    setDraft((now) => {
      const next = to(now);
      if (next.html === "" && next.files.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
      return next;
    });
  return { draft, change, clear: () => change(() => empty) };
}

function readDraft(text: string | null): Draft {
  try {
    const draft: Partial<Draft> | null = text === null ? null : JSON.parse(text);
    return { ...empty, ...draft };
  } catch {
    return empty;
  }
}
