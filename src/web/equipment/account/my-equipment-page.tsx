import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { listEquipment } from "../../../equipment/api.ts";
import { call, CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button } from "../../kit/button.tsx";
import { Name } from "../../kit/person.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { Pill } from "../../kit/tag.tsx";
import { useSession } from "../../session.ts";
import { numbersOf, type EquipmentRow } from "../equipment.ts";
import "./my-equipment.css";

/** /equipment of a client: what he uses, then what else his companies have; to look at only. */
export function MyEquipmentPage() {
  const { t } = useTranslation("equipment");
  usePageTitle(t("mine.title"));
  const { user } = useSession();
  const used = usePieces({ field: "usedBy", is: "is", value: user.id });
  const others = usePieces({ not: { field: "usedBy", is: "is", value: user.id } });
  const { error } = others;
  if (error instanceof CallError) return <Failure error={error} reset={() => void others.refetch()} />;
  const isEmpty = used.pieces?.length === 0 && others.pieces?.length === 0;
  return (
    <div className="my-pieces" aria-busy={!used.pieces || !others.pieces}>
      <h1>{t("mine.title")}</h1>
      {isEmpty && (
        <Empty icon={IconDevices} title={t("mine.none")}>
          {t("mine.noneWords")}
        </Empty>
      )}
      <Pieces title={t("mine.used")} {...used} />
      <Pieces title={t(used.pieces?.length === 0 ? "mine.all" : "mine.others")} {...others} />
    </div>
  );
}

function usePieces(filter: object) {
  const query = useInfiniteQuery({
    queryKey: ["equipment", "mine", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listEquipment, {
        query: {
          filter: JSON.stringify(filter),
          fields: "name,article,serial,company,parent,retiredAt",
          sort: "name",
          limit: 50,
          after: pageParam || undefined,
          count: "none",
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
  const { data, error, hasNextPage, isFetchingNextPage, refetch } = query;
  return {
    pieces: data?.pages.flatMap(({ items }) => items),
    error,
    refetch,
    more: hasNextPage ? () => void query.fetchNextPage() : undefined,
    busy: isFetchingNextPage,
  };
}

interface PiecesProps {
  title: string;
  pieces: readonly EquipmentRow[] | undefined;
  more: (() => void) | undefined;
  busy: boolean;
}

function Pieces({ title, pieces, more, busy }: PiecesProps) {
  const { t } = useTranslation("equipment");
  const id = useId();
  if (pieces?.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {pieces ? (
        <ul>
          {pieces.map((piece) => (
            <MyPiece key={piece.id} piece={piece} />
          ))}
        </ul>
      ) : (
        <Skeleton width={240} />
      )}
      {more && (
        <Button variant="quiet" size="s" busy={busy} onClick={more}>
          {t("mine.more")}
        </Button>
      )}
    </section>
  );
}

function MyPiece({ piece }: { piece: EquipmentRow }) {
  const { t } = useTranslation("equipment");
  const { id, name = "", company, parent, retiredAt } = piece;
  const detail = [numbersOf(piece), parent && t("mine.partOf", { name: parent.name }), company?.name].filter(Boolean);
  return (
    <li>
      <Link to="/equipment/$id" params={{ id }}>
        <Name>{name}</Name>
      </Link>
      {retiredAt && <Pill>{t("isRetired")}</Pill>}
      {detail.length > 0 && <p>{detail.join(" · ")}</p>}
    </li>
  );
}
