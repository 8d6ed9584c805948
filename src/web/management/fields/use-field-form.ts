import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createField, updateField } from "../../../fields/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { draftOf, withoutBlanks, writeDraft, type FieldDraft } from "./field-draft.ts";
import type { On, OwnField } from "./own-field.ts";

interface FieldForm {
  draft: FieldDraft;
  change: (part: Partial<FieldDraft>) => void;
  faultAt: (pointer: string) => string | undefined;
  /** Why it was not saved, where no field says it. */
  note: string | undefined;
  busy: boolean;
  /** How often saving has failed: then the first fault takes the focus. */
  failures: number;
  save: () => Promise<void>;
}

interface Wishes {
  start?: Partial<FieldDraft> | undefined;
  onMade?: ((made: OwnField) => void) | undefined;
  onDone: () => void;
}

/** What is being said of a field, what is wrong with it, and its saving. */
export function useFieldForm(on: On, field: OwnField | undefined, { start, onMade, onDone }: Wishes): FieldForm {
  const { t } = useTranslation("own-fields");
  const { show } = useToast();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => ({ ...draftOf(field), ...start }));
  const [version, setVersion] = useState(field?.version);
  const [nameless, setNameless] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(0);
  const refresh = () => queries.invalidateQueries({ queryKey: ["fields"] });

  const make = async (tidy: FieldDraft) => {
    const { body, later } = writeDraft(tidy, on);
    const made = await call(createField, { body: { ...body, on, type: tidy.type } });
    onMade?.(await begin(made, later));
    show({ text: t("created", { name: made.name }), detail: `custom.${made.key}` });
  };
  const alter = async (tidy: FieldDraft, before: OwnField) => {
    const { body, later } = writeDraft(tidy, on);
    const params = { id: before.id };
    const saved = await begin(await call(updateField, { params, body: { ...body, version } }), later);
    const undo = async () => {
      const former = { ...writeDraft(draftOf(before), on).body, version: saved.version };
      await call(updateField, { params, body: former });
      await refresh();
    };
    show({ text: t("saved", { name: saved.name }), undo });
  };
  // A choice that is new has its key only now.
  const begin = async (saved: OwnField, later: number | undefined) => {
    const first = later === undefined ? undefined : saved.options[later];
    if (first === undefined) return saved;
    return call(updateField, { params: { id: saved.id }, body: { default: first.key, version: saved.version } });
  };
  const save = async () => {
    const tidy = withoutBlanks(draft);
    setDraft(tidy);
    setNameless(tidy.name.trim() === "");
    if (tidy.name.trim() === "") return setFailures((now) => now + 1);
    setBusy(true);
    try {
      await (field ? alter(tidy, field) : make(tidy));
      await refresh();
      onDone();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const current = error.status === 412 ? error.problem.current : undefined;
      if (isVersioned(current)) setVersion(current.version);
      setRefusal(error);
      setFailures((now) => now + 1);
      setBusy(false);
    }
  };
  const faultAt = (pointer: string) => (pointer === "/name" && nameless ? t("nameMissing") : refusal?.faultAt(pointer));
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...part })),
    faultAt,
    note: refusal && noteOf(refusal, t("offline"), t("stale")),
    busy,
    failures,
    save,
  };
}

/** A conflict says more than its field does, but for a name that is taken. */
function noteOf(refusal: CallError, offline: string, stale: string): string | undefined {
  if (refusal.offline) return offline;
  if (refusal.status === 412) return stale;
  const besides = refusal.problem.errors?.find(({ pointer }) => !shown.test(pointer));
  if (besides) return besides.detail;
  if (refusal.status === 422 && refusal.problem.errors?.length) return undefined;
  return refusal.problem.code === "nameTaken" ? undefined : refusal.message;
}

const shown =
  /^\/(name|hint|heading|people|pattern|default|dependsOn|required|unique|sortable|translations(\/.*)?|options(\/\d+\/(label|labels\/.*|under(\/.*)?))?)$/;

function isVersioned(record: unknown): record is { version: number } {
  return typeof record === "object" && record !== null && "version" in record && typeof record.version === "number";
}
