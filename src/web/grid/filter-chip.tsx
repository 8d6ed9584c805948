import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Popover } from "../kit/popover.tsx";
import type { Field } from "./field.ts";
import { type Condition, type Filter, isCondition } from "./filter.ts";
import { FilterEditor } from "./filter-editor.tsx";
import { chipInWords, filterInWords, partInWords, type Speaker } from "./filter-words.ts";

interface FilterChipProps {
  part: Filter;
  fields: readonly Field[];
  speaker: Speaker;
  onChange: (part: Filter | undefined) => void;
  /** Opens all conditions, where a group is changed. */
  onOpen: () => void;
}

/** One condition: field, operator, two values and how many more; a press changes it, the cross takes it away. */
export function FilterChip({ part, fields, speaker, onChange, onOpen }: FilterChipProps) {
  const { t } = useTranslation("grid");
  const [open, setOpen] = useState(false);
  const words = partInWords(part, speaker);
  const cross = (
    <button
      type="button"
      className="cross"
      aria-label={t("removeFilter", { filter: words })}
      onClick={() => onChange(undefined)}
    >
      <Icon of={IconX} size="xs" />
    </button>
  );
  if (!isCondition(part)) {
    return (
      <span className="chip">
        <button type="button" className="said" onClick={onOpen}>
          {filterInWords([part], speaker).map((piece, at) => (piece.value ? <b key={at}>{piece.text}</b> : piece.text))}
        </button>
        {cross}
      </span>
    );
  }
  const known = fields.some(({ key, operators }) => key === part.field && operators.length > 0);
  return (
    <span className="chip">
      <Popover
        open={open}
        onChange={setOpen}
        trigger={
          <button type="button" className="said" disabled={!known}>
            <ChipWords condition={part} speaker={speaker} />
          </button>
        }
        bare
      >
        <FilterEditor
          fields={fields}
          condition={part}
          onDone={(condition) => {
            if (condition) onChange(condition);
            setOpen(false);
          }}
        />
      </Popover>
      {cross}
    </span>
  );
}

function ChipWords({ condition, speaker }: { condition: Condition; speaker: Speaker }) {
  return chipInWords(condition, speaker).map(({ text, part }, at) => {
    if (part === "operator") return <em key={at}>{text}</em>;
    return part === "values" ? <b key={at}>{text}</b> : text;
  });
}
