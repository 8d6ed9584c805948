import { useId } from "react";
import { useTranslation } from "react-i18next";
import { tagColors, type TagColor } from "../../../tags/api.ts";
import { Tag, TagDot } from "../../kit/tag.tsx";

interface ColorFieldProps {
  value: TagColor;
  onChange: (color: TagColor) => void;
  /** The word it will stand before. */
  word: string;
}

/** A dot for each color there is, one of them chosen; the tag beside them shows how it will look. */
export function ColorField({ value, onChange, word }: ColorFieldProps) {
  const { t } = useTranslation("tags");
  const name = useId();
  return (
    <fieldset className="tags-colors">
      <legend>{t("form.color")}</legend>
      <div>
        {tagColors.map((color) => (
          <label key={color} className="tags-color" data-tip={t(`color.${color || "none"}`)}>
            <input
              type="radio"
              name={name}
              checked={value === color}
              onChange={() => onChange(color)}
              aria-label={t(`color.${color || "none"}`)}
            />
            {color === "" ? <span className="tags-no-color" aria-hidden="true" /> : <TagDot color={color} />}
          </label>
        ))}
        <Tag color={value}>{word}</Tag>
      </div>
    </fieldset>
  );
}
