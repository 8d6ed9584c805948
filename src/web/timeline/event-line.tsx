import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";

interface EventLineProps {
  by: { id: string; name: string } | null;
  at: string;
  /** Names its sentence. */
  words: string;
  /** A quiet word behind it. */
  after?: string;
  actions?: ReactNode;
  /** The day instead of the time, where it stands under no day. */
  dated?: boolean;
}

/** Who did what, what one may do with it, and when. */
export function EventLine({ by, at, words, after, actions, dated }: EventLineProps) {
  const { t } = useTranslation("notes");
  const format = useFormat();
  const who = by ? <Link to="/contacts/$id" params={{ id: by.id }} /> : <b />;
  return (
    <div className="ev-line">
      <div className="ev-words">
        <span>
          <Trans t={t} i18nKey={words} values={{ name: by?.name ?? t("card:history.nobody") }} components={{ who }} />
        </span>
        {after && <span className="t3 sm">{after}</span>}
      </div>
      {actions && <span className="ev-acts">{actions}</span>}
      <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
        {dated ? format.shortDate(at) : format.time(at)}
      </time>
    </div>
  );
}
