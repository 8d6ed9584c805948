import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { FollowStar } from "../../follows/follow-star.tsx";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { lastListOf } from "../../grid/last-list.ts";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Name } from "../../kit/person.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { Pill } from "../../kit/tag.tsx";
import { useMay } from "../../session.ts";
import { TasksBlock } from "../../tasks/tasks-block.tsx";
import { RecordTimeline } from "../../timeline/record-timeline.tsx";
import { WhyButton } from "../../why/why-button.tsx";
import { equipmentQuery, type Equipment } from "../equipment.ts";
import { usePieceActions } from "../moves/use-piece-actions.tsx";
import { Facts } from "./facts.tsx";
import { HoldersBlock } from "./holders-block.tsx";
import { PartsBlock } from "./parts-block.tsx";
import { Path } from "./path.tsx";
import { PieceEvent } from "./piece-event.tsx";
import { Picture } from "./picture.tsx";
import "../../contacts/card/properties.css";
import "../../contacts/card/related.css";
import "./piece.css";

/** /equipment/$id: what is known of a piece, its parts, whose it was, what was written and done. The code on its label leads here. */
export function PiecePage() {
  const { id = "" } = useParams({ strict: false });
  const { data: piece, error, refetch } = useQuery(equipmentQuery(id));
  usePageTitle(piece?.name);
  if (piece) return <PieceCard key={id} piece={piece} />;
  if (error instanceof CallError) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <div className="piece" aria-busy="true">
      <div className="piece-head">
        <Skeleton width={240} height={16} />
      </div>
    </div>
  );
}

function PieceCard({ piece }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
  const router = useRouter();
  const may = useMay();
  const { id, name, retiredAt } = piece;
  const hasPast = (["notes", "files", "tasks", "audit"] as const).some((subject) => may(subject, "see"));
  const back = () => router.history.push(lastListOf("equipment")?.href ?? "/equipment");
  const { itemsOf, ask, dialog } = usePieceActions({ onGone: back });
  return (
    <article className="piece">
      <header className="piece-head">
        <IconButton icon={IconArrowLeft} label={t("back")} onClick={back} />
        <Picture piece={piece} />
        <div className="piece-title">
          <Path piece={piece} />
          <h1 className="clip">
            <Name>{name}</Name>
          </h1>
        </div>
        {retiredAt !== null && <Pill>{t("isRetired")}</Pill>}
        <div className="end">
          <FollowStar path="equipment" id={id} name={name} />
          <WhyButton record={{ kind: "equipment", id, name }} />
          <Menu
            trigger={<IconButton icon={IconDots} label={t("tree.menu", { name })} />}
            items={itemsOf(piece)}
            placement="bottom-end"
          />
        </div>
      </header>
      <div className="piece-body">
        <div className="piece-side">
          <Facts piece={piece} onMove={() => ask("move", piece)} onTransfer={() => ask("transfer", piece)} />
          <HoldersBlock holders={piece.holders} />
          <TasksBlock on={{ kind: "equipment", id, name }} />
        </div>
        <div className="piece-main" tabIndex={-1}>
          <PartsBlock piece={piece} />
          {hasPast && (
            <RecordTimeline
              record={{ path: "equipment", id, name }}
              renderChange={(entry) => <PieceEvent key={entry.id} entry={entry} piece={piece} />}
            />
          )}
        </div>
      </div>
      {dialog}
    </article>
  );
}
