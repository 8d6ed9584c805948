import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addManyToBlocklist } from "../../../blocklist/api.ts";
import { call, CallError } from "../../client.ts";
import { Checkbox } from "../../kit/checks.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { useToast } from "../../kit/toast.tsx";
import { mostAtOnce, readLines } from "./read-lines.ts";

/** Addresses and domains as they were pasted, all or none; what is none of both is named. */
export function AddSenders({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("blocklist");
  const format = useFormat();
  const { show } = useToast();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [subdomains, setSubdomains] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ error: CallError; values: readonly string[] }>();
  const [busy, setBusy] = useState(false);
  const values = readLines(text);
  const hasDomain = values.some((value) => value.lastIndexOf("@") < 1);
  const tooMany = values.length > mostAtOnce;
  const add = async () => {
    setTried(true);
    if (values.length === 0 || tooMany) return;
    setBusy(true);
    try {
      const body = { values: [...values], note, subdomains: subdomains && hasDomain };
      const { added, listed } = await call(addManyToBlocklist, { body });
      show({
        text: t("add.done", { count: added.length }),
        detail: listed.length > 0 ? t("add.listed", { count: listed.length }) : undefined,
      });
      void queries.invalidateQueries({ queryKey: ["blocklist"] });
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefused({ error, values });
      setBusy(false);
    }
  };
  const wrong = wrongOf(refused);
  const fault = tooMany
    ? t("add.tooMany", { count: mostAtOnce })
    : tried && values.length === 0
      ? t("add.missing")
      : wrong.length > 0
        ? t("add.wrong", { count: wrong.length, values: format.list(wrong.slice(0, 5)) })
        : undefined;
  const atNote = refused?.error.faultAt("/note");
  return (
    <AskDialog
      onClose={onClose}
      onGo={() => void add()}
      title={t("add.title")}
      go={values.length === 0 ? t("add.go") : t("add.goCount", { count: values.length })}
      busy={busy}
    >
      {refused && wrong.length === 0 && !atNote && (
        <NoteBar tone="red" boxed title={t("add.failed")}>
          {refused.error.offline ? t("offline") : refused.error.message}
        </NoteBar>
      )}
      <TextArea
        label={t("add.values")}
        hint={t("add.valuesHint")}
        className="mono senders-in"
        dir="ltr"
        spellCheck={false}
        data-autofocus
        value={text}
        onChange={setText}
        error={fault}
      />
      {hasDomain && (
        <div className="field">
          <Checkbox checked={subdomains} onChange={setSubdomains} detail={t("add.subdomainsWords")}>
            {t("add.subdomains")}
          </Checkbox>
        </div>
      )}
      <TextField
        label={t("add.note")}
        placeholder={t("add.notePlaceholder")}
        maxLength={500}
        value={note}
        onChange={setNote}
        error={atNote}
      />
    </AskDialog>
  );
}

/** The lines that the server took for neither an address nor a domain. */
function wrongOf(refused: { error: CallError; values: readonly string[] } | undefined): string[] {
  return (refused?.error.problem.errors ?? []).flatMap(({ pointer }) => {
    const at = /^\/values\/(\d+)$/.exec(pointer)?.[1];
    return at === undefined ? [] : [refused?.values[Number(at)] ?? ""];
  });
}
