import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { CompanyMark } from "../../kit/company-mark.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Name } from "../../kit/person.tsx";
import type { Equipment } from "../equipment.ts";

type Holding = Equipment["holders"][number];

/** Who had a piece, and on which days, the latest first. */
export function HoldersBlock({ holders }: { holders: readonly Holding[] }) {
  const { t } = useTranslation("equipment");
  const id = useId();
  if (holders.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("holders.title")}</h2>
      </div>
      {holders.map((holding) => (
        <HoldingLine key={`${holding.from}/${holding.to}`} holding={holding} />
      ))}
    </section>
  );
}

function HoldingLine({ holding: { company, contact, from, to } }: { holding: Holding }) {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const days = to
    ? t("holders.days", { from: format.partialDate(from), to: format.partialDate(to) })
    : t("holders.since", { from: format.partialDate(from) });
  return (
    <div className="li">
      {company && <CompanyMark name={company.name} />}
      {contact && <Avatar id={contact.id} name={contact.name} src={contact.picture} size={20} />}
      <span className="two">
        {company && (
          <Link to="/companies/$id" params={{ id: company.id }} className="b clip over">
            <Name>{company.name}</Name>
          </Link>
        )}
        {contact && (
          <Link to="/contacts/$id" params={{ id: contact.id }} className="b clip over">
            <Name>{contact.name}</Name>
          </Link>
        )}
        {!company && !contact && <span className="clip">{t("holders.unseen")}</span>}
        <small className="num">{days}</small>
      </span>
    </div>
  );
}
