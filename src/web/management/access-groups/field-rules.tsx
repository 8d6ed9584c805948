import IconAsterisk from "@tabler/icons-react/dist/esm/icons/IconAsterisk.mjs";
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../kit/checks.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Popover } from "../../kit/popover.tsx";

interface FieldRulesProps {
  /** Of the field. */
  name: string;
  moments: readonly string[];
  all: readonly { key: string; name: string }[];
  onChange: (moments: readonly string[]) => void;
}

/** When a field must be filled: a star that opens the moments to tick. */
export function FieldRules({ name, moments, all, onChange }: FieldRulesProps) {
  const { t } = useTranslation("access-groups");
  const names = all.filter(({ key }) => moments.includes(key)).map((one) => one.name);
  const words = moments.length === 0 ? t("fields.optional", { name }) : t("fields.required", { name });
  return (
    <Popover
      placement="bottom-end"
      trigger={
        <IconButton
          size="xs"
          icon={IconAsterisk}
          className={moments.length > 0 ? "star on" : "star"}
          label={[words, ...names].join(" · ")}
        />
      }
    >
      <div className="rights-moments" role="group" aria-label={t("fields.requiredAt", { name })}>
        <b>{t("fields.requiredAt", { name })}</b>
        {all.map((moment) => (
          <Checkbox
            key={moment.key}
            checked={moments.includes(moment.key)}
            onChange={(on) => onChange(on ? [...moments, moment.key] : moments.filter((other) => other !== moment.key))}
          >
            {moment.name}
          </Checkbox>
        ))}
      </div>
    </Popover>
  );
}
