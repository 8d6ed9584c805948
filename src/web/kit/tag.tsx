import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconOf } from "./icon.tsx";
import "./marks.css";

/** The color that a tag was given: the one thing about it that is not grey, and small. Decoration: the word says it. */
export function TagDot({ color }: { color: string }) {
  return <span className="tag-dot" data-color={color} aria-hidden="true" />;
}

interface TagProps {
  children: string;
  icon?: IconOf;
  /** As `TagDot` knows it; '' is none. */
  color?: string | undefined;
  /** Shows a cross that takes the tag away. */
  onRemove?: () => void;
}

export function Tag({ children, icon, color, onRemove }: TagProps) {
  const { t } = useTranslation("kit");
  return (
    <span className="tag">
      {icon && <Icon of={icon} size="xs" />}
      {color && <TagDot color={color} />}
      <span>{children}</span>
      {onRemove && (
        <button
          type="button"
          className="cut"
          tabIndex={-1}
          aria-label={t("remove", { name: children })}
          onClick={onRemove}
        >
          <Icon of={IconX} size="xs" />
        </button>
      )}
    </span>
  );
}

/** `+3` after the tags that fit. */
export function MoreTags({ count }: { count: number }) {
  return <span className="tag more num">+{count}</span>;
}

interface PillProps {
  /** Grey unless said; colour is for meaning, always with its word. */
  tone?: "green" | "amber" | "red" | "accent";
  children: ReactNode;
}

/** A state in one word, tinted by its meaning. */
export function Pill({ tone, children }: PillProps) {
  return <span className={tone === undefined ? "pill" : `pill ${tone}`}>{children}</span>;
}
