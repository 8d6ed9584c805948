import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { previewAccessGroup, updateAccessGroup } from "../../../access-groups/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { bodyOf, wholeBodyOf } from "./draft.ts";
import { groupQuery, type Group, type Preview } from "./group.ts";
import type { GroupDraft } from "./use-draft.ts";

interface Saving {
  busy: boolean;
  /** What the change means; set while one is asked. */
  preview: Preview | undefined;
  ask: () => Promise<void>;
  save: () => Promise<void>;
  back: () => void;
}

/** First what the change would mean, then the change, for the version that was looked at. A refusal goes to its places on the page. */
export function useSaving({ group, draft, refuse, discard }: GroupDraft): Saving {
  const { t, i18n } = useTranslation("access-groups");
  const { show } = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<{ preview: Preview; version: number }>();
  const body = bodyOf(group, draft);
  const params = { id: group.id };

  const refresh = (saved: Group) => {
    queries.setQueryData(groupQuery(saved.id, i18n.language).queryKey, saved);
    void queries.invalidateQueries({ queryKey: ["accessGroups"] });
    // It may be one's own.
    void queries.invalidateQueries({ queryKey: ["session"] });
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setAsked(undefined);
      refuse(error, body.modules);
      // Somebody was faster: what he saved comes beneath, what was typed stays on top.
      if (error.status === 412) void queries.invalidateQueries({ queryKey: ["accessGroups"] });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    preview: asked?.preview,
    back: () => setAsked(undefined),
    ask: () =>
      attempt(async () => {
        const preview = await call(previewAccessGroup, { params, body: { ...body, version: group.version } });
        refuse(undefined);
        setAsked({ preview, version: group.version });
      }),
    save: () =>
      attempt(async () => {
        const version = asked?.version ?? group.version;
        const before = wholeBodyOf(group);
        const saved = await call(updateAccessGroup, { params, body: { ...body, version } });
        setAsked(undefined);
        discard();
        refresh(saved);
        show({
          text: t("saved", { name: saved.name }),
          undo: async () => {
            refresh(await call(updateAccessGroup, { params, body: { ...before, version: saved.version } }));
          },
        });
      }),
  };
}
