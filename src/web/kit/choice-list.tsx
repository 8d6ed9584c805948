import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { Combobox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { classes } from "./classes.ts";
import type { Option } from "./choice-options.ts";
import { Icon } from "./icon.tsx";
import { Name } from "./person.tsx";
import { Skeleton } from "./states.tsx";
import { TagDot } from "./tag.tsx";

/** The value an "Add …" line carries; no record has it. */
export const addValue = "\u0000add";

interface ChoiceListProps {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  loading: boolean;
  failed: boolean;
  /** Offers to make what was typed. */
  add?: string;
}

/** The floating list under a choice field. */
export function ChoiceList({ label, options, chosen, loading, failed, add }: ChoiceListProps) {
  const { t } = useTranslation("kit");
  return (
    <Combobox.Dropdown className="pop">
      <Combobox.Options className="menu" aria-label={label} aria-busy={loading} hidden={options.length === 0 && !add}>
        {options.map((option) => (
          <Combobox.Option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            active={chosen.includes(option.value)}
            className={classes("menu-i", chosen.includes(option.value) && "on")}
          >
            {option.mark}
            {option.color && <TagDot color={option.color} />}
            <span className="words-of">
              <Name>{option.label}</Name>
              {option.detail && <small>{option.detail}</small>}
              {option.isNear && <small>{t("choice.near")}</small>}
            </span>
            {chosen.includes(option.value) && <Icon of={IconCheck} size="s" className="on-mark" />}
          </Combobox.Option>
        ))}
        {add && (
          <Combobox.Option value={addValue} className="menu-i">
            <Icon of={IconPlus} size="s" />
            <span className="words-of">{t("choice.add", { name: add })}</span>
          </Combobox.Option>
        )}
      </Combobox.Options>
      {loading && (
        <div className="menu-note">
          <Skeleton width={140} />
        </div>
      )}
      {!loading && options.length === 0 && !add && (
        <div className="menu-note" role="status">
          {t(failed ? "choice.failed" : "choice.nothing")}
        </div>
      )}
    </Combobox.Dropdown>
  );
}
