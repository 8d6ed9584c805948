import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name, PersonLink } from "../../kit/person.tsx";
import { placeOf, type Entry } from "./audit.ts";
import { useAuditValues } from "./use-audit-values.ts";

/** As many differences as are told before the rest is asked for. */
const shownAtOnce = 4;

/** Who did what to which record and when, and beneath it each field with what it was and what it became. */
export function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation("management-audit");
  const format = useFormat();
  const [all, setAll] = useState(false);
  const say = useAuditValues();
  const { actor, at, address, words, subject, change, labels } = entry;
  const differences = Object.entries(change);
  const shown = all ? differences : differences.slice(0, shownAtOnce);
  const rest = differences.length - shown.length;
  return (
    <li className="audit-entry">
      {actor ? (
        <Avatar id={actor.id} name={actor.name} size={24} />
      ) : (
        <span className="audit-mark">
          <Icon of={IconServer} size="xs" />
        </span>
      )}
      <div className="audit-what">
        <p>
          {actor ? <PersonLink id={actor.id} name={actor.name} /> : <b>{t("nobody")}</b>}
          <span>{words}</span>
          {subject.id !== actor?.id && <Subject subject={subject} />}
        </p>
        {shown.map(([field, [before, after]]) => (
          <Line
            key={field}
            label={labels[field] ?? field}
            old={say(subject.kind, field, before)}
            now={say(subject.kind, field, after)}
          />
        ))}
        {rest > 0 && (
          <Button variant="link" onClick={() => setAll(true)}>
            {t("moreFields", { count: rest })}
          </Button>
        )}
      </div>
      <div className="audit-when">
        {address !== null && <span className="num">{address}</span>}
        <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
          {format.time(at)}
        </time>
      </div>
    </li>
  );
}

function Subject({ subject }: { subject: Entry["subject"] }) {
  const to = placeOf(subject);
  const { words, name } = subject;
  // There is one installation: its kind is its name.
  if (subject.kind === "installation" && to !== undefined) return <Link to={to}>{words}</Link>;
  return (
    <>
      <span className="t3">{words}</span>
      {name !== null && to !== undefined && (
        <Link to={to}>
          <Name>{name}</Name>
        </Link>
      )}
      {name !== null && to === undefined && <Name>{name}</Name>}
    </>
  );
}

interface LineProps {
  label: string;
  old: readonly string[];
  now: readonly string[];
}

/** Of lists only what came and went. */
function Line({ label, old, now }: LineProps) {
  const { t } = useTranslation("management-audit");
  const gone = old.filter((one) => !now.includes(one));
  const come = now.filter((one) => !old.includes(one));
  return (
    <p className="audit-line">
      <span className="t3">{label}</span>
      {gone.length > 0 && <del>{gone.map(withComma)}</del>}
      {gone.length > 0 && come.length > 0 && <Icon of={IconArrowNarrowRight} size="xs" />}
      {come.length > 0 && <b>{come.map(withComma)}</b>}
      {gone.length + come.length === 0 && <span>{t(old.length === 0 ? "isSet" : "otherOrder")}</span>}
      {gone.length > 0 && come.length === 0 && now.length === 0 && (
        <>
          <Icon of={IconArrowNarrowRight} size="xs" />
          <span className="t3">{t("empty")}</span>
        </>
      )}
    </p>
  );
}

const withComma = (word: string, at: number) => (
  <bdi key={`${at} ${word}`}>
    {at > 0 && ", "}
    {word}
  </bdi>
);
