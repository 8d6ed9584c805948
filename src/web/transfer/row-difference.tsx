import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import { useState } from "react";
import { isLinked, type FieldInfo } from "../contacts/fields/contact.ts";
import { useValueWords } from "../contacts/fields/use-value-words.ts";
import { Icon } from "../kit/icon.tsx";
import { useImportKind, useImportWords } from "./import-kind.ts";
import type { Import, ImportRow } from "./import-query.ts";

const most = 4;

/** Of a new person the name stands beside already. */
const saidBeside = new Set(["namePrefix", "firstName", "lastName", "nameSuffix", "name"]);

/** Old → new of each field; of a new person what it will hold. */
export function RowDifference({ one, row, fields }: { one: Import; row: ImportRow; fields: readonly FieldInfo[] }) {
  const t = useImportWords();
  const [all, setAll] = useState(false);
  const changes = Object.entries(row.difference)
    .filter(([key, [, after]]) => row.outcome !== "create" || !(saidBeside.has(key) || isSaidAbove(one, key, after)))
    .toSorted(([one], [other]) => rankOf(one, fields) - rankOf(other, fields));
  const problem = row.problems[0]?.detail;
  if (changes.length === 0) return <span className="t3">{problem ?? t(`preview.why.${row.outcome}`)}</span>;
  const shown = all || changes.length <= most + 1 ? changes : changes.slice(0, most);
  return (
    <>
      {shown.map(([key, [before, after]]) => (
        <FieldDifference key={key} field={key} before={before} after={after} fields={fields} />
      ))}
      {shown.length < changes.length && (
        <button type="button" className="df-more" onClick={() => setAll(true)}>
          {t("preview.more", { count: changes.length - shown.length })}
        </button>
      )}
      {problem && <span className="t3">{problem}</span>}
    </>
  );
}

/** What tells a person from others comes first, then the order of the form. */
const telling = ["emails", "phones", "companies", "jobTitle", "addresses", "tags"];

function rankOf(key: string, fields: readonly FieldInfo[]): number {
  const rank = telling.indexOf(key);
  return rank < 0 ? telling.length + fields.findIndex((field) => field.key === key) : rank;
}

/** What all new people of the file become stands in its options. */
function isSaidAbove({ options }: Import, key: string, after: unknown): boolean {
  const wished = { owner: options.owner, accessGroup: options.accessGroup }[key];
  return wished !== undefined && isLinked(after) && after.id === wished;
}

interface FieldDifferenceProps {
  field: string;
  before: unknown;
  after: unknown;
  fields: readonly FieldInfo[];
}

function FieldDifference({ field, before, after, fields }: FieldDifferenceProps) {
  const t = useImportWords();
  const kind = useImportKind();
  const say = useValueWords(fields);
  const [old, now] = [say(field, before), say(field, after)];
  const gone = old.filter((one) => !now.includes(one));
  const come = now.filter((one) => !old.includes(one));
  return (
    <span className="df">
      <span>{fields.find(({ key }) => key === field)?.own?.label ?? t(`fields:${kind}.${field}`)}</span>
      {gone.length > 0 && (
        <del className="old">
          <bdi>{gone.join(", ")}</bdi>
        </del>
      )}
      {gone.length > 0 && <Icon of={IconArrowNarrowRight} size="xs" className="ar" />}
      {come.length > 0 ? (
        <span className="new">
          <bdi>{come.join(", ")}</bdi>
        </span>
      ) : gone.length > 0 ? (
        <span className="t3">{t("preview.emptied")}</span>
      ) : null}
    </span>
  );
}
