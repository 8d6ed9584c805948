import IconAt from "@tabler/icons-react/dist/esm/icons/IconAt.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconWorld from "@tabler/icons-react/dist/esm/icons/IconWorld.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { Trans, useTranslation } from "react-i18next";
import { addToBlocklist, removeFromBlocklist } from "../../../blocklist/api.ts";
import { call, CallError } from "../../client.ts";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { PersonLink } from "../../kit/person.tsx";
import { Time } from "../../kit/time.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Sender } from "./blocklist.ts";

/** One address or domain: what it covers, why, by whom and when. Taken off at once, with an undo. */
export function SenderRow({ sender }: { sender: Sender }) {
  const { t } = useTranslation("blocklist");
  const { kind, value, matches, subdomains, note, by, at } = sender;
  const remove = useRemove(sender);
  const facts = [
    t(subdomains ? "kind.wide" : `kind.${kind}`),
    matches !== value.toLowerCase() && t("comparedAs", { value: matches }),
  ];
  return (
    <li className="sender">
      <Icon of={kind === "address" ? IconAt : IconWorld} />
      <div className="sender-what">
        <b dir="ltr">{value}</b>
        <span className="t3">{facts.filter(Boolean).join(" · ")}</span>
      </div>
      <p className="sender-why" dir="auto">
        {note}
      </p>
      <span className="sender-by t3">
        {by ? (
          <Trans
            t={t}
            i18nKey="by"
            components={{ who: <PersonLink id={by.id} name={by.name} />, time: <Time at={at} /> }}
          />
        ) : (
          <Time at={at} />
        )}
      </span>
      <IconButton size="s" danger icon={IconTrash} label={t("remove", { value })} onClick={() => void remove()} />
    </li>
  );
}

function useRemove({ id, value, subdomains, note }: Sender) {
  const { t } = useTranslation("blocklist");
  const { show } = useToast();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: ["blocklist"] });
  return async () => {
    try {
      await call(removeFromBlocklist, { params: { id } });
      show({
        text: t("removed", { value }),
        undo: async () => {
          await call(addToBlocklist, { body: { value, subdomains, note } });
          refresh();
        },
      });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notRemoved", { value }), detail: error.offline ? t("offline") : error.message });
    }
    refresh();
  };
}
