import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import type { AuditEntry } from "./ask-audit.ts";
import { useAuditValues } from "./use-audit-values.ts";

/** One entry of the audit: who, what, of which record, from where; each field with what it was and what it became. */
export function AuditRow({ entry, withRecord }: { entry: AuditEntry; withRecord: boolean }) {
  const { t } = useTranslation("audit");
  const format = useFormat();
  const say = useAuditValues();
  const { actor, at, address, subject, words, change, labels } = entry;
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={IconHistory} />
      </span>
      <div>
        <div className="ev-line">
          <div className="ev-words">
            {!withRecord &&
              (actor ? (
                <Link to="/contacts/$id" params={{ id: actor.id }}>
                  <Name>{actor.name}</Name>
                </Link>
              ) : (
                <b>{t("page.nobody")}</b>
              ))}
            <span className="audit-deed">{words}</span>
            {withRecord && <Subject subject={subject} />}
          </div>
          {address && <small className="audit-from num">{address}</small>}
          <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
            {format.time(at)}
          </time>
        </div>
        {Object.entries(change).map(([field, [before, after]]) => (
          <div className="diff" key={field}>
            <span className="diff-field">{labels[field] ?? field}</span>
            <span className="diff-values">
              <Values values={say(field, before)} gone />
              <Icon of={IconArrowNarrowRight} className="arrow" />
              <Values values={say(field, after)} />
            </span>
          </div>
        ))}
      </div>
    </li>
  );
}

function Values({ values, gone }: { values: readonly string[]; gone?: boolean }) {
  const { t } = useTranslation("audit");
  if (values.length === 0) return <span className="t3">{t("page.empty")}</span>;
  const words = values.join("; ");
  return gone ? (
    <del className="old">
      <bdi>{words}</bdi>
    </del>
  ) : (
    <span className="new">
      <bdi>{words}</bdi>
    </span>
  );
}

/** The record, with its kind; a link where it has a page. */
function Subject({ subject: { kind, id, name, words } }: Pick<AuditEntry, "subject">) {
  const shown = name ?? "";
  return (
    <span>
      <span className="t3">{words}</span>{" "}
      {kind === "contact" && (
        <Link to="/contacts/$id" params={{ id }}>
          <Name>{shown}</Name>
        </Link>
      )}
      {kind === "company" && (
        <Link to="/companies/$id" params={{ id }}>
          <Name>{shown}</Name>
        </Link>
      )}
      {kind !== "contact" && kind !== "company" && <Name>{shown}</Name>}
    </span>
  );
}
