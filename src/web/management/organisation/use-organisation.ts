import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeSettings } from "../../../settings/api.ts";
import { call, CallError } from "../../client.ts";
import { callCompanies } from "../../i18n.ts";
import { useToast } from "../../kit/toast.tsx";
import { settingsQuery, type Settings } from "../../settings.ts";

type Typed = Partial<Pick<Settings, (typeof keys)[number]>>;

const keys = ["name", "language", "timeZone", "currency", "companiesWord", "serialsUnique"] as const;

export interface OrganisationModel {
  /** As it would be saved. */
  after: Settings;
  changes: number;
  busy: boolean;
  change: (typed: Typed) => void;
  discard: () => void;
  save: () => Promise<void>;
  refusal: CallError | undefined;
  faultAt: (key: string) => string | undefined;
}

/** What is typed stays on top of what others save meanwhile, until it is saved or discarded. */
export function useOrganisation(settings: Settings): OrganisationModel {
  const { t } = useTranslation("settings");
  const { show } = useToast();
  const queries = useQueryClient();
  const [all, setTyped] = useState<Typed>({});
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const typed = changedOf(settings, all);

  const keep = async (saved: Settings) => {
    queries.setQueryData(settingsQuery.queryKey, saved);
    await callCompanies(saved.companiesWord);
    // Language and time zone are those of whoever has chosen none: that may be oneself.
    await queries.invalidateQueries({ queryKey: ["session"] });
    // Letters are written in the organisation's name.
    void queries.invalidateQueries({ queryKey: ["mail"] });
  };
  const put = async (body: Typed, version: number) => {
    const saved = await call(changeSettings, { body: { ...body, version } });
    await keep(saved);
    return saved;
  };
  return {
    after: { ...settings, ...typed },
    changes: Object.keys(typed).length,
    busy,
    change: (more) => setTyped((now) => ({ ...now, ...more })),
    discard: () => {
      setTyped({});
      setRefusal(undefined);
    },
    refusal,
    faultAt: (key) => (key in typed ? refusal?.faultAt(`/${key}`) : undefined),
    async save() {
      setBusy(true);
      try {
        const before = beforeOf(settings, typed);
        const { version } = await put(typed, settings.version);
        // What is typed while the answer is on its way is still to be saved.
        setTyped((now) => without(now, (key) => now[key] === typed[key]));
        setRefusal(undefined);
        show({ text: t("saved"), undo: async () => void (await put(before, version)) });
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        setRefusal(error);
        if (error.status === 412) void queries.invalidateQueries({ queryKey: settingsQuery.queryKey });
      } finally {
        setBusy(false);
      }
    },
  };
}

function changedOf(settings: Settings, typed: Typed): Typed {
  return without(typed, (key) => typed[key] === undefined || typed[key] === settings[key]);
}

function beforeOf(settings: Settings, typed: Typed): Typed {
  const { name, language, timeZone, currency, companiesWord, serialsUnique } = settings;
  return without({ name, language, timeZone, currency, companiesWord, serialsUnique }, (key) => !(key in typed));
}

function without(typed: Typed, test: (key: (typeof keys)[number]) => boolean): Typed {
  const kept = { ...typed };
  for (const key of keys) if (test(key)) delete kept[key];
  return kept;
}
