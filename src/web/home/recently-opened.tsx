import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Name } from "../kit/person.tsx";
import { Time } from "../kit/time.tsx";
import { HitMark } from "../search/hit-mark.tsx";
import { pageOf } from "../search/places.ts";
import { recentQuery } from "../search/recent.ts";
import { Block } from "./block.tsx";
import { Row } from "./row.tsx";

/** What one opened lately, on any device. */
export function RecentlyOpened() {
  const { t } = useTranslation("home");
  const { data, isError, refetch } = useQuery(recentQuery);
  return (
    <Block
      title={t("recent.title")}
      items={data}
      failed={isError}
      onAgain={() => void refetch()}
      empty={t("recent.empty")}
    >
      {(hit) => (
        <Row
          key={`${hit.kind} ${hit.id}`}
          mark={<HitMark hit={hit} />}
          name={
            <Link to={pageOf(hit.kind)} params={{ id: hit.id }} className="clip">
              <Name>{hit.title}</Name>
            </Link>
          }
          detail={hit.subtitle && <Name>{hit.subtitle}</Name>}
          end={<Time at={hit.openedAt} />}
        />
      )}
    </Block>
  );
}
