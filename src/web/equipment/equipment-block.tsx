import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listEquipment } from "../../equipment/api.ts";
import { call } from "../client.ts";
import { useFormat } from "../kit/format.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Name } from "../kit/person.tsx";
import { Pill } from "../kit/tag.tsx";
import { useMay } from "../session.ts";
import { numbersOf, type EquipmentRow } from "./equipment.ts";
import { EquipmentForm } from "./equipment-form.tsx";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";

interface EquipmentBlockProps {
  /** Whose card it stands in. */
  of: "contact" | "company";
  record: { id: string; name: string };
}

const most = 20;

/** What a company or a person has, and what a person uses, with a way to add more; nothing for who sees no equipment. */
export function EquipmentBlock({ of, record }: EquipmentBlockProps) {
  const { t } = useTranslation("equipment");
  const may = useMay();
  const format = useFormat();
  const id = useId();
  const [adding, setAdding] = useState(false);
  const sees = may("equipment", "see");
  const { data } = useQuery({
    queryKey: ["equipment", "of", of, record.id],
    queryFn: ({ signal }) =>
      call(listEquipment, {
        query: {
          filter: JSON.stringify(filterOf(of, record.id)),
          sort: "name",
          limit: most,
          fields: "name,article,serial,usedBy,retiredAt",
        },
        signal,
      }),
    enabled: sees,
  });
  const mayCreate = may("equipment", "create");
  if (!sees || (!mayCreate && !data?.items.length)) return null;
  const number = data ? format.count(data.count) : "";
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("title")}</h2>
        {data && data.count.value > 0 && <span className="n">{number}</span>}
        {mayCreate && <IconButton icon={IconPlus} size="xs" label={t("add")} onClick={() => setAdding(true)} />}
      </div>
      {data?.items.map((piece) => (
        <PieceLine key={piece.id} piece={piece} of={record.id} />
      ))}
      {data && of === "company" && data.items.length > 0 && (
        <Link to="/equipment/tree" search={{ company: record.id }} className="li piece-all">
          {t("asTree")}
        </Link>
      )}
      {data?.items.length === 0 && mayCreate && (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("add")}
        </button>
      )}
      {adding && <EquipmentForm start={{ [of]: record }} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** Of a company what is no part of anything else; of a person also what he uses. */
function filterOf(of: "contact" | "company", id: string): object {
  if (of === "contact") return { any: ["contact", "usedBy"].map((field) => ({ field, is: "is", value: id })) };
  return {
    all: [
      { field: "company", is: "is", value: id },
      { field: "parent", is: "empty" },
    ],
  };
}

function PieceLine({ piece, of }: { piece: EquipmentRow; of: string }) {
  const { t } = useTranslation("equipment");
  const { id, name = "", usedBy, retiredAt } = piece;
  const detail = [numbersOf(piece), usedBy && usedBy.id !== of && usedBy.name].filter(Boolean).join(", ");
  return (
    <div className="li">
      <span className="two">
        <Link to="/equipment/$id" params={{ id }} className="b clip over">
          <Name>{name}</Name>
        </Link>
        {detail && (
          <small className="clip">
            <bdi>{detail}</bdi>
          </small>
        )}
      </span>
      {retiredAt && <Pill>{t("isRetired")}</Pill>}
    </div>
  );
}
