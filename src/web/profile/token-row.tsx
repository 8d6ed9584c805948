import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { ReplyOf } from "../../http/endpoint.ts";
import { endToken, type listTokens } from "../../tokens/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { Pill } from "../kit/tag.tsx";
import { Time } from "../kit/time.tsx";
import { useToast } from "../kit/toast.tsx";
import { CallNote } from "../prove/call-note.tsx";
import { useScopeWords } from "./use-scope-words.ts";

type Token = ReplyOf<typeof listTokens>["items"][number];

export function TokenRow({ token }: { token: Token }) {
  const { t } = useTranslation("profile");
  const format = useFormat();
  const { sayScopes } = useScopeWords();
  const [asked, setAsked] = useState(false);
  const { name, start, scopes, expired, expiresAt, lastUsedAt, lastUsedAddress } = token;
  return (
    <li className="session token">
      <Icon of={IconKey} />
      <div className="grow">
        <div className="first">
          <bdi className="clip">{name}</bdi>
          <span className="mono t3">{start}…</span>
          {expired && <Pill tone="amber">{t("tokens.over")}</Pill>}
        </div>
        <p className="token-may">{sayScopes(scopes)}</p>
        <div className="second">
          <span>{t(expired ? "tokens.since" : "tokens.until", { date: format.date(expiresAt) })}</span>
          <span>
            {lastUsedAt ? (
              <Trans
                t={t}
                i18nKey="tokens.used"
                values={{ address: lastUsedAddress ?? "" }}
                components={{ time: <Time at={lastUsedAt} />, address: <bdi className="num" /> }}
              />
            ) : (
              t("tokens.unused")
            )}
          </span>
        </div>
      </div>
      <Button size="s" variant="quiet" onClick={() => setAsked(true)} aria-label={t("tokens.endOf", { name })}>
        {t("tokens.end")}
      </Button>
      {asked && <EndToken token={token} onClose={() => setAsked(false)} />}
    </li>
  );
}

function EndToken({ token: { id, name }, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation("profile");
  const { show } = useToast();
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () => call(endToken, { params: { id } }),
    onSuccess: async () => {
      show({ text: t("tokens.ended", { name }) });
      await queries.invalidateQueries({ queryKey: ["tokens"] });
      onClose();
    },
  });
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => ending.mutate()}
      title={t("tokens.endTitle", { name })}
      go={t("tokens.endNow")}
      danger
      busy={ending.isPending}
      atGo
    >
      <p className="dialog-words">{t("tokens.endWords")}</p>
      <CallNote error={ending.error} />
    </AskDialog>
  );
}
