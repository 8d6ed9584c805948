import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { PropertyValue } from "../../contacts/card/property-value.tsx";
import { isEmpty, valueAt } from "../../contacts/fields/contact.ts";
import { Html } from "../../contacts/fields/rich-text.tsx";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { Pill } from "../../kit/tag.tsx";
import { equipmentFieldsQuery, equipmentQuery, type Equipment } from "../equipment.ts";
import "./my-equipment.css";

/** /equipment/$id of a client: what he is shown of one device. The code on its label leads here. */
export function MyPiecePage() {
  const { id = "" } = useParams({ strict: false });
  const { data: piece, error, refetch } = useQuery(equipmentQuery(id));
  usePageTitle(piece?.name);
  if (piece) return <MyPiece piece={piece} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="my-pieces" aria-busy="true">
      <Skeleton width={240} height={16} />
    </div>
  );
}

function MyPiece({ piece }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
  const { data: fields = [] } = useQuery(equipmentFieldsQuery);
  const { name, article, serial, company, usedBy, path, description, retiredAt } = piece;
  const rows: readonly [string, ReactNode][] = [
    ["article", article],
    ["serial", serial],
    ["company", company?.name],
    ["usedBy", usedBy?.name],
    ["parent", path.length > 0 && path.map((one) => one.name).join(" › ")],
  ];
  const own = fields.filter((field) => field.own && !isEmpty(valueAt(piece, field.key)));
  return (
    <article className="my-pieces">
      <Link to="/equipment" className="my-pieces-back">
        <Icon of={IconArrowLeft} size="s" />
        {t("mine.title")}
      </Link>
      <h1>
        <Name>{name}</Name>
        {retiredAt !== null && <Pill>{t("isRetired")}</Pill>}
      </h1>
      <dl>
        {rows.map(
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt>{t(`fields:equipment.${key}`)}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
        {own.map((field) => (
          <div key={field.key}>
            <dt>{field.own?.label}</dt>
            <dd>
              <PropertyValue contact={{ ...piece }} field={field} />
            </dd>
          </div>
        ))}
      </dl>
      {description && <Html html={description} />}
    </article>
  );
}
