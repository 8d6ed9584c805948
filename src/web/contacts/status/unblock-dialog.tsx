import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, pointerTo, type Contact } from "../fields/contact.ts";
import { DemandedFields, useDemands } from "./demanded.tsx";
import { RefusalOf } from "./refusal-of.tsx";
import { useBlockWords } from "./use-block-words.ts";
import { useSetStatus, type StatusWish } from "./use-set-status.ts";

/** Says what the block was; ends it. The toast puts it back, with reason and end. */
export function UnblockDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const { show } = useToast();
  const words = useBlockWords(contact);
  const demands = useDemands(contact, "active");
  const { give, takeBack, busy, refusal } = useSetStatus();
  const name = nameOf(contact) || t("nameless");
  const go = async () => {
    if (!demands.met) return;
    const before = sameBlock(contact);
    const saved = await give(contact, { status: "active" }, demands.draft);
    if (saved === undefined) return;
    onClose();
    show({ text: t("unblock.done", { name }), undo: () => takeBack(saved, before) });
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t("unblock.title", { name })}
      onGo={() => void go()}
      go={t("unblock.go")}
      busy={busy}
      disabled={!demands.met}
      atGo
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} saidBeside={demands.asked.map(({ key }) => pointerTo(key))} />
        <p>{words.join(" ")}</p>
        <p className="t3">{t("unblock.words")}</p>
        <DemandedFields demands={demands} refusal={refusal} />
      </div>
    </AskDialog>
  );
}

// An end that has passed meanwhile would be refused.
function sameBlock({ blocked }: Contact): StatusWish {
  const until = blocked?.until ?? null;
  const stillToCome = until !== null && Date.parse(until) > Date.now() ? { until } : {};
  return { status: "blocked", reason: blocked?.reason ?? "", ...stillToCome };
}
