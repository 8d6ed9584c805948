import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { usePlace } from "../../kit/place.ts";
import { useToast } from "../../kit/toast.tsx";
import { nameOf, pointerTo, type Contact } from "../fields/contact.ts";
import { BlockFields, blockOf, useNewBlock } from "./block-fields.tsx";
import { DemandedFields, useDemands } from "./demanded.tsx";
import { RefusalOf } from "./refusal-of.tsx";
import { useSetStatus } from "./use-set-status.ts";

interface StatusAsked {
  contact: Contact;
  onClose: () => void;
}

/** Asks why and until when; the toast takes it back. */
export function BlockDialog({ contact, onClose }: StatusAsked) {
  const { t } = useTranslation("card");
  const { timeZone } = usePlace();
  const { show } = useToast();
  const [block, setBlock] = useState(useNewBlock());
  const demands = useDemands(contact, "blocked");
  const { give, takeBack, busy, refusal } = useSetStatus();
  const wish = blockOf(block, timeZone);
  const name = nameOf(contact) || t("nameless");
  const go = async () => {
    const saved = wish && demands.met ? await give(contact, wish, demands.draft) : undefined;
    if (saved === undefined) return;
    onClose();
    show({ text: t("block.done", { name }), undo: () => takeBack(saved, { status: "active" }) });
  };
  return (
    <AskDialog
      onClose={onClose}
      title={t("block.title", { name })}
      onGo={() => void go()}
      go={t("block.go")}
      danger
      busy={busy}
      disabled={wish === undefined || !demands.met}
    >
      <div className="status-ask">
        <RefusalOf refusal={refusal} saidBeside={["/reason", "/until", ...pointersOf(demands.asked)]} />
        <p>{t("block.words")}</p>
        <BlockFields block={block} onChange={setBlock} faultAt={(part) => refusal?.faultAt(`/${part}`)} />
        <DemandedFields demands={demands} refusal={refusal} />
      </div>
    </AskDialog>
  );
}

function pointersOf(fields: readonly { key: string }[]): string[] {
  return fields.map(({ key }) => pointerTo(key));
}
