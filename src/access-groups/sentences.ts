import type { Action, Subject } from "../access/grants.ts";
import type { Reach } from "../access/rights.ts";
import type { Kind } from "../database/tables/contacts.ts";
import type { Say } from "../words/words.ts";

/** A right as one whole sentence about whoever holds it, in the reader's language; a reach of none says what is not. */
export function sayRight(say: Say, kind: Kind, subject: Subject, action: Action, reach: Reach): string {
  if (action === "open")
    return say(`rights:${reach === "none" ? "opensNot" : "opens"}`, { section: say(`rights:subject.${subject}`) });
  if (action === "purge") return say(`rights:${reach === "none" ? "purgesNot" : "purges"}`);
  const records = say(`rights:records.${subject}`);
  if (reach === "none") return say(`rights:doesNot.${action}`, { records });
  return say(`rights:does.${action}`, { what: sayWhat(say, kind, subject, reach, records) });
}

function sayWhat(say: Say, kind: Kind, subject: Subject, reach: Reach, records: string): string {
  switch (reach) {
    case "all":
      return say(`rights:all.${subject}`);
    case "own":
      return say(`rights:${kind === "client" ? "ownOfClient" : "own"}.${subject}`);
    case "department":
    case "division":
      // A request has a department of its own; everything else is where its owner sits.
      return say(`rights:${hasDepartment.has(subject) ? "requestsOf" : "recordsOf"}.${reach}`, { records });
    default:
      return say(`rights:${subject === "companies" ? "companiesOf" : "recordsOf"}.${reach}`, { records });
  }
}

const hasDepartment: ReadonlySet<Subject> = new Set<Subject>(["requests", "reports"]);
