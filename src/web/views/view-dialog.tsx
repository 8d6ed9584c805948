import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listAccessGroups } from "../../access-groups/api.ts";
import { createView, makeDefaultView, updateView } from "../../views/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Checkbox, Radio } from "../kit/checks.tsx";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import { ChoicesField } from "../kit/choices-field.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { NoteBar } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMay } from "../session.ts";
import { useViewDeeds } from "./use-view-deeds.ts";
import type { View, ViewContent } from "./view.ts";

interface ViewDialogProps {
  on: string;
  /** The view to change; without it a new one is made. */
  view: View | undefined;
  /** What a new one keeps. */
  content: ViewContent | undefined;
  begin: "name" | "share";
  onClose: () => void;
  onSaved: (view: View) => void;
}

const reaches = ["private", "all", "groups"] as const;

/** What a view is called and who has it. */
export function ViewDialog({ on, view, content, begin, onClose, onSaved }: ViewDialogProps) {
  const { t } = useTranslation("views");
  const { show } = useToast();
  const { put } = useViewDeeds(on);
  const may = useMay();
  const radios = useId();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState<View["shared"]>(view?.shared ?? "private");
  const [groups, setGroups] = useState<readonly Option[]>((view?.groups ?? []).map(optionOf));
  const [opens, setOpens] = useState(false);
  const [missing, setMissing] = useState<"name" | "groups">();
  const [refusal, setRefusal] = useState<CallError>();
  const [busy, setBusy] = useState(false);
  const shares = view ? view.can.includes("share") : may("views.shared", "create");
  const save = async () => {
    const lacks = name.trim() === "" ? "name" : shared === "groups" && groups.length === 0 ? "groups" : undefined;
    setMissing(lacks);
    if (lacks) return;
    setBusy(true);
    try {
      const whose = shares ? { shared, groups: shared === "groups" ? groups.map(({ value }) => value) : [] } : {};
      const stored = view
        ? await call(updateView, {
            params: { id: view.id },
            body: { name: name.trim(), ...whose, version: view.version },
          })
        : await call(createView, { body: { on, name: name.trim(), ...whose, ...content } });
      if (opens) await call(makeDefaultView, { params: { id: stored.id } });
      put({ ...stored, isDefault: stored.isDefault || opens });
      show({ text: t("saved", { name: stored.name }) });
      onSaved(stored);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  const atName = missing === "name" ? t("dialog.nameMissing") : refusal?.faultAt("/name");
  const atGroups = missing === "groups" ? t("dialog.groupsMissing") : refusal?.faultAt("/groups");
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => void save()}
      title={view ? t("dialog.edit", { name: view.name }) : t("dialog.new")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t("dialog.save")}
          </Button>
        </>
      }
    >
      {refusal && !atName && !atGroups && (
        <NoteBar tone="red" boxed title={t("dialog.failed")}>
          {refusal.offline ? t("dialog.offline") : refusal.message}
        </NoteBar>
      )}
      <TextField
        label={t("dialog.name")}
        value={name}
        onChange={setName}
        error={atName}
        required
        maxLength={60}
        data-autofocus={begin === "name" || undefined}
      />
      {shares && (
        <fieldset className="view-whom">
          <legend>{t("dialog.whom")}</legend>
          {reaches.map((reach) => (
            <Radio
              key={reach}
              name={radios}
              checked={shared === reach}
              onChange={() => setShared(reach)}
              data-autofocus={(begin === "share" && shared === reach) || undefined}
            >
              {t(`dialog.${reach}`)}
            </Radio>
          ))}
          {shared === "groups" && (
            <ChoicesField
              {...agentGroups}
              label={t("dialog.groupsField")}
              labelHidden
              placeholder={t("dialog.findGroup")}
              value={groups}
              onChange={setGroups}
              error={atGroups}
              closesWhenTyped
            />
          )}
          {shared !== "private" && <p className="hint-t">{t("dialog.note")}</p>}
        </fieldset>
      )}
      {!view && (
        <Checkbox checked={opens} onChange={setOpens}>
          {t("dialog.opens")}
        </Checkbox>
      )}
    </Dialog>
  );
}

/** Clients have no lists: their groups are not offered. */
const agentGroups: OptionSource = {
  loadKey: ["accessGroups", "agents"],
  load: async (search, signal) => {
    const { items } = await call(listAccessGroups, { signal });
    const wanted = search.toLocaleLowerCase();
    return items
      .filter(({ type, name }) => type === "agent" && name.toLocaleLowerCase().includes(wanted))
      .map(optionOf);
  },
};

function optionOf({ id, name }: { id: string; name: string }): Option {
  return { value: id, label: name };
}
