import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconEyeOff from "@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Pill } from "../../kit/tag.tsx";
import { useMay } from "../../session.ts";
import { isChoice, type OwnField } from "./own-field.ts";
import { useKindWords } from "./use-kind-words.ts";

interface FieldRowProps {
  field: OwnField;
  /** The field its choices depend on. */
  parent: OwnField | undefined;
  canMove: (by: -1 | 1) => boolean;
  onMove: (by: -1 | 1) => void;
  onEdit: () => void;
  onHide: () => void;
}

/** One field: what it is called, what it holds, for whom and with what marks. Alt and the arrow keys move it. */
export function FieldRow({ field, parent, canMove, onMove, onEdit, onHide }: FieldRowProps) {
  const { t } = useTranslation("own-fields");
  const may = useMay();
  const kindWords = useKindWords();
  const { on, name, hint, type, options, people, required, unique, sortable, preparing } = field;
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    const by = event.key === "ArrowUp" ? -1 : 1;
    if (canMove(by)) onMove(by);
  };
  const actions = [
    may("contactFields", "edit") && { label: t("edit"), icon: IconPencil, onSelect: onEdit },
    may("contactFields", "delete") && { label: t("hide"), icon: IconEyeOff, onSelect: onHide },
  ].filter((action) => action !== false);
  const facts = [
    isChoice(type) && t("choicesCount", { count: options.length }),
    parent && t("dependsOnWords", { name: parent.name }),
  ];
  return (
    <div className="fields-row" role="group" aria-label={name} data-moved={field.id} onKeyDown={press}>
      <div className="fields-what">
        {may("contactFields", "edit") ? (
          <button type="button" dir="auto" data-part="name" onClick={onEdit}>
            {name}
          </button>
        ) : (
          <b dir="auto">{name}</b>
        )}
        {hint && (
          <span className="t3" dir="auto">
            {hint}
          </span>
        )}
      </div>
      <div className="fields-kind">
        {kindWords(type)}
        <span className="t3">{facts.filter(Boolean).join(" · ")}</span>
      </div>
      <span className="fields-people t2">{on === "contacts" && t(`people.${people}`)}</span>
      <span className="fields-marks">
        {required && <Pill>{t("mark.required")}</Pill>}
        {unique && <Pill>{t("mark.unique")}</Pill>}
        {sortable && <Pill>{t("mark.sortable")}</Pill>}
        {preparing && <Pill tone="amber">{t("mark.preparing")}</Pill>}
      </span>
      <span className="fields-tools">
        {(canMove(-1) || canMove(1)) && (
          <>
            <IconButton
              icon={IconArrowUp}
              size="s"
              keys="Alt ↑"
              label={t("up", { name })}
              data-part="up"
              disabled={!canMove(-1)}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={IconArrowDown}
              size="s"
              keys="Alt ↓"
              label={t("down", { name })}
              data-part="down"
              disabled={!canMove(1)}
              onClick={() => onMove(1)}
            />
          </>
        )}
        {actions.length > 0 && (
          <Menu
            placement="bottom-end"
            trigger={<IconButton icon={IconDots} size="s" label={t("more", { name })} data-part="menu" />}
            items={actions}
          />
        )}
      </span>
    </div>
  );
}
