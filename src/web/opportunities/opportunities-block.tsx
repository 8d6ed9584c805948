import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listOpportunities } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { Pill } from "../kit/tag.tsx";
import { useMay } from "../session.ts";
import { useMoney } from "./money.ts";
import { OpportunityForm } from "./opportunity-form.tsx";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";
import "./opportunity.css";

interface OpportunitiesBlockProps {
  /** Whose they are: of a contact or of a company. */
  of: "contact" | "company";
  record: { id: string; name: string };
}

const most = 20;

/** The opportunities of a contact or a company, with a way to add one; nothing for who sees none at all. */
export function OpportunitiesBlock({ of, record }: OpportunitiesBlockProps) {
  const { t } = useTranslation("opportunities");
  const may = useMay();
  const id = useId();
  const [adding, setAdding] = useState(false);
  const sees = may("opportunities", "see");
  const { data } = useQuery({
    queryKey: ["opportunities", "of", of, record.id],
    queryFn: ({ signal }) =>
      call(listOpportunities, {
        query: { [of]: record.id, sort: "-createdAt", limit: most, fields: "name,stage,amount,currency,closeDate" },
        signal,
      }),
    enabled: sees,
  });
  const mayCreate = may("opportunities", "create");
  if (!sees || (!mayCreate && !data?.items.length)) return null;
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("title")}</h2>
        {data && data.count.value > 0 && <span className="n">{data.count.value}</span>}
        {mayCreate && <IconButton icon={IconPlus} size="xs" label={t("create")} onClick={() => setAdding(true)} />}
      </div>
      {data?.items.map((one) => (
        <Line key={one.id} opportunity={one} />
      ))}
      {data?.items.length === 0 && mayCreate && (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("create")}
        </button>
      )}
      {adding && <OpportunityForm start={{ [of]: record }} onClose={() => setAdding(false)} />}
    </section>
  );
}

type Row = Awaited<ReturnType<typeof call<typeof listOpportunities>>>["items"][number];

function Line({ opportunity: { id, name = "", stage, amount, currency = "", closeDate } }: { opportunity: Row }) {
  const money = useMoney();
  const detail = [typeof amount === "number" && money.exact({ amount, currency }), closeDate && money.day(closeDate)];
  const tone = stage?.kind === "won" ? "green" : undefined;
  return (
    <div className="li">
      <span className="two">
        <Link to="/opportunities/$id" params={{ id }} className="b clip over">
          <Name>{name}</Name>
        </Link>
        <small className="num">{detail.filter(Boolean).join(" · ")}</small>
      </span>
      {stage && <Pill tone={tone}>{stage.name}</Pill>}
    </div>
  );
}
