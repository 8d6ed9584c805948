import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agents } from "../../contacts/fields/sources.tsx";
import { PickList } from "../../grid/pick-list.tsx";
import { Button } from "../../kit/button.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { Popover } from "../../kit/popover.tsx";
import "../../grid/filter-editor.css";

interface AddAgentsProps {
  present: readonly { id: string }[];
  /** Whether it worked. */
  onAdd: (people: readonly { id: string }[]) => Promise<boolean>;
}

/** Finds agents and seats all who are ticked at once. */
export function AddAgents({ present, onAdd }: AddAgentsProps) {
  const { t } = useTranslation("departments");
  return (
    <Popover
      placement="bottom-end"
      bare
      trigger={
        <Button size="s" icon={IconUserPlus}>
          {t("add")}
        </Button>
      }
    >
      {(close) => <Finder present={present} onAdd={onAdd} close={close} />}
    </Popover>
  );
}

function Finder({ present, onAdd, close }: AddAgentsProps & { close: () => void }) {
  const { t } = useTranslation("departments");
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [busy, setBusy] = useState(false);
  const absent = {
    ...agents,
    loadKey: ["agents", "but", ...present.map(({ id }) => id)],
    load: async (search: string, signal: AbortSignal) =>
      ((await agents.load?.(search, signal)) ?? []).filter(({ value }) => !present.some(({ id }) => id === value)),
  };
  const toggle = (option: Option) => {
    const without = chosen.filter(({ value }) => value !== option.value);
    setChosen(without.length < chosen.length ? without : [...chosen, option]);
  };
  const add = async () => {
    if (chosen.length === 0) return;
    setBusy(true);
    if (await onAdd(chosen.map(({ value }) => ({ id: value })))) close();
    else setBusy(false);
  };
  return (
    <div className="filter-editor">
      <PickList
        {...absent}
        label={t("add")}
        placeholder={t("find")}
        chosen={chosen}
        onToggle={toggle}
        onDone={() => void add()}
      />
      <div className="row-f end">
        <Button size="s" variant="quiet" onClick={close}>
          {t("cancel")}
        </Button>
        <Button size="s" busy={busy} disabled={chosen.length === 0} onClick={() => void add()}>
          {t("addCount", { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
