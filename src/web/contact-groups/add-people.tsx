import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleBut } from "../contacts/fields/sources.tsx";
import { PickList } from "../grid/pick-list.tsx";
import { Button } from "../kit/button.tsx";
import type { Option } from "../kit/choice-options.ts";
import { Popover } from "../kit/popover.tsx";
import "../grid/filter-editor.css";

interface AddPeopleProps {
  onAdd: (ids: readonly string[]) => Promise<boolean>;
}

const people = peopleBut(undefined);

/** Finds people and puts all who are ticked into the group at once. */
export function AddPeople({ onAdd }: AddPeopleProps) {
  const { t } = useTranslation("contact-groups");
  return (
    <Popover
      placement="bottom-end"
      bare
      trigger={
        <Button variant="quiet" size="s" icon={IconUserPlus}>
          {t("members.add")}
        </Button>
      }
    >
      {(close) => <Finder onAdd={onAdd} close={close} />}
    </Popover>
  );
}

function Finder({ onAdd, close }: AddPeopleProps & { close: () => void }) {
  const { t } = useTranslation("contact-groups");
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [busy, setBusy] = useState(false);
  const toggle = (option: Option) => {
    const without = chosen.filter(({ value }) => value !== option.value);
    setChosen(without.length < chosen.length ? without : [...chosen, option]);
  };
  const add = async () => {
    if (chosen.length === 0) return;
    setBusy(true);
    if (await onAdd(chosen.map(({ value }) => value))) close();
    else setBusy(false);
  };
  return (
    <div className="filter-editor">
      <PickList
        {...people}
        label={t("members.add")}
        placeholder={t("members.find")}
        chosen={chosen}
        onToggle={toggle}
        onDone={() => void add()}
      />
      <div className="row-f end">
        <Button size="s" variant="quiet" onClick={close}>
          {t("form.cancel")}
        </Button>
        <Button size="s" busy={busy} disabled={chosen.length === 0} onClick={() => void add()}>
          {chosen.length === 0 ? t("members.addNone") : t("members.addCount", { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
