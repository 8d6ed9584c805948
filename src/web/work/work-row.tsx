import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconBan from "@tabler/icons-react/dist/esm/icons/IconBan.mjs";
import IconBuilding from "@tabler/icons-react/dist/esm/icons/IconBuilding.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import IconPlayerPause from "@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconFolders from "@tabler/icons-react/dist/esm/icons/IconFolders.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconRestore from "@tabler/icons-react/dist/esm/icons/IconRestore.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconTagOff from "@tabler/icons-react/dist/esm/icons/IconTagOff.mjs";
import IconTags from "@tabler/icons-react/dist/esm/icons/IconTags.mjs";
import IconTrashX from "@tabler/icons-react/dist/esm/icons/IconTrashX.mjs";
import IconUpload from "@tabler/icons-react/dist/esm/icons/IconUpload.mjs";
import IconUserOff from "@tabler/icons-react/dist/esm/icons/IconUserOff.mjs";
import IconUserShare from "@tabler/icons-react/dist/esm/icons/IconUserShare.mjs";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { ProgressBar } from "../kit/states.tsx";
import { Time } from "../kit/time.tsx";
import { Remaining } from "../transfer/remaining.tsx";
import { actionOf } from "./end-in-words.ts";
import { useTellWork } from "./use-tell-work.ts";
import { useWork } from "./work-context.ts";
import { useWhat } from "./use-what.ts";
import { isUnderWay, type WorkItem } from "./work-query.ts";

const icons = {
  edit: IconPencil,
  delete: IconTrash,
  restore: IconRestore,
  block: IconBan,
  unblock: IconCircleCheck,
  fire: IconUserOff,
  leave: IconUserShare,
  undo: IconArrowBackUp,
  import: IconUpload,
  mergeTags: IconTags,
  deleteTag: IconTagOff,
  mergeGroups: IconFolders,
  purge: IconTrashX,
  join: IconBuilding,
  moveEquipment: IconDevices,
  transferEquipment: IconDevices,
  retireEquipment: IconDevices,
  reviveEquipment: IconDevices,
};

/** One piece of work: what it is, how far or how it ended, and what may be done about it. */
export function WorkRow({ item, onClose }: { item: WorkItem; onClose: () => void }) {
  const { t } = useTranslation("work");
  const what = useWhat(item);
  const { look } = useWork();
  const { tell, busy } = useTellWork(item, what);
  const running = isUnderWay(item);
  const left = item.refused > 0 ? "refused" : item.kept > 0 ? "kept" : undefined;
  const named = (action: string) => t("actOn", { action, what });
  return (
    <li className="work-row">
      <Icon of={icons[actionOf(item.action)]} size="s" />
      <div className="work-what">
        <div className="work-line">
          <b className="clip" title={what}>
            {what}
          </b>
        </div>
        {running ? <Progress item={item} what={what} /> : <Ended item={item} />}
      </div>
      <div className="work-acts">
        {item.can.includes("pause") && (
          <IconButton size="s" icon={IconPlayerPause} label={named(t("pause"))} onClick={() => void tell("pause")} />
        )}
        {item.can.includes("resume") && (
          <IconButton size="s" icon={IconPlayerPlay} label={named(t("resume"))} onClick={() => void tell("resume")} />
        )}
        {item.can.includes("cancel") && (
          <Button size="s" busy={busy} aria-label={named(t("stop"))} onClick={() => void tell("cancel")}>
            {t("stop")}
          </Button>
        )}
        {item.can.includes("undo") && item.kind === "batch" && (
          <Button size="s" variant="quiet" busy={busy} aria-label={named(t("undo"))} onClick={() => void tell("undo")}>
            {t("undo")}
          </Button>
        )}
        {left !== undefined && item.kind === "batch" && !running && (
          <Button
            size="s"
            variant="quiet"
            aria-label={named(t("look"))}
            onClick={() => {
              onClose();
              look(item.id, left);
            }}
          >
            {t("look")}
          </Button>
        )}
        {item.kind === "import" && (
          <ButtonLink
            size="s"
            variant="quiet"
            to="/imports/$id"
            params={{ id: item.id }}
            aria-label={named(t("open"))}
            onClick={onClose}
          >
            {t("open")}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

function Progress({ item: { state, done, total }, what }: { item: WorkItem; what: string }) {
  const { t } = useTranslation("work");
  const format = useFormat();
  return (
    <>
      <ProgressBar label={what} value={total === null ? undefined : done} max={total ?? undefined} />
      <div className="work-line t3 num">
        <span>
          {total === null
            ? t("soFar", { done: format.number(done) })
            : t("of", { done: format.number(done), total: format.number(total) })}
        </span>
        {state === "paused" ? t("state.paused") : <Remaining done={done} total={total} />}
      </div>
    </>
  );
}

function Ended({ item: { state, done, refused, kept, problem, finishedAt } }: { item: WorkItem }) {
  const { t } = useTranslation("work");
  const format = useFormat();
  const ended = state === "done" || state === "cancelled" || state === "failed" || state === "undone" ? state : "done";
  const counted = (key: "refused" | "kept", count: number) => t(key, { count, number: format.number(count) });
  const parts = [
    `${t(`state.${ended}`)} ${format.number(Math.max(0, done - refused - kept))}`,
    ...(refused > 0 ? [counted("refused", refused)] : []),
    ...(kept > 0 ? [counted("kept", kept)] : []),
  ];
  return (
    <div className="work-line t3 num">
      <span className={state === "failed" ? "work-bad" : undefined}>
        {problem?.detail ?? parts.join(" · ")}
        {finishedAt && (
          <>
            {" · "}
            <Time at={finishedAt} />
          </>
        )}
      </span>
    </div>
  );
}
