import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import { Popover } from "../kit/popover.tsx";
import { PickList } from "./pick-list.tsx";
import "./filter-editor.css";

interface AddManyProps {
  source: OptionSource;
  /** Of the button: "Add people". */
  label: string;
  /** In its empty search box: "Find agents". */
  placeholder: string;
  /** Without a rim, where the page has a step of its own. */
  quiet?: boolean;
  /** Whether it worked: then it closes. */
  onAdd: (ids: readonly string[]) => Promise<boolean>;
}

/** Finds people and adds all who are ticked at once. */
export function AddMany(props: AddManyProps) {
  return (
    <Popover
      placement="bottom-end"
      bare
      trigger={
        <Button variant={props.quiet ? "quiet" : "default"} size="s" icon={IconUserPlus}>
          {props.label}
        </Button>
      }
    >
      {(close) => <Finder {...props} close={close} />}
    </Popover>
  );
}

function Finder({ source, label, placeholder, onAdd, close }: AddManyProps & { close: () => void }) {
  const { t } = useTranslation("kit");
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
        {...source}
        label={label}
        placeholder={placeholder}
        chosen={chosen}
        onToggle={toggle}
        onDone={() => void add()}
      />
      <div className="row-f end">
        <Button size="s" variant="quiet" onClick={close}>
          {t("many.cancel")}
        </Button>
        <Button size="s" busy={busy} disabled={chosen.length === 0} onClick={() => void add()}>
          {chosen.length === 0 ? t("many.add") : t("many.addCount", { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
