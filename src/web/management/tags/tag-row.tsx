import IconArrowMerge from "@tabler/icons-react/dist/esm/icons/IconArrowMerge.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { Checkbox } from "../../kit/checks.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { PersonLink } from "../../kit/person.tsx";
import { Tag } from "../../kit/tag.tsx";
import { Time } from "../../kit/time.tsx";
import type { ManagedTag } from "./tags.ts";

interface TagRowProps {
  tag: ManagedTag;
  /** Undefined where nothing is to be merged. */
  ticked: boolean | undefined;
  onTick: (on: boolean) => void;
  onEdit: () => void;
  onMerge: () => void;
  onDelete: () => void;
}

/** One tag: how it looks on people, how many bear it, who made it and what else it was called. */
export function TagRow({ tag, ticked, onTick, onEdit, onMerge, onDelete }: TagRowProps) {
  const { t } = useTranslation("tags");
  const { name, color, formerNames, by, at, can } = tag;
  const mayEdit = can.includes("edit");
  const actions = [
    mayEdit && { label: t("merge.one"), icon: IconArrowMerge, onSelect: onMerge },
    can.includes("delete") && { label: t("delete.go"), icon: IconTrash, danger: true, onSelect: onDelete },
  ].filter((action) => action !== false);
  return (
    <li className="tags-row" data-tag={name}>
      {ticked !== undefined && <Checkbox checked={ticked} onChange={onTick} aria-label={t("tick", { name })} />}
      <div className="tags-what">
        <Tag color={color}>{name}</Tag>
        {formerNames.length > 0 && (
          <span className="t3 clip" dir="auto">
            {t("former", { names: formerNames.join(", ") })}
          </span>
        )}
      </div>
      <Bearers tag={tag} />
      <span className="tags-by t3">
        {by ? (
          <Trans
            t={t}
            i18nKey="by"
            components={{ who: <PersonLink id={by.id} name={by.name} />, time: <Time at={at} /> }}
          />
        ) : (
          <Time at={at} />
        )}
      </span>
      <span className="tags-acts">
        {mayEdit && <IconButton icon={IconPencil} size="s" label={t("editOne", { name })} onClick={onEdit} />}
        {actions.length > 0 && (
          <Menu
            placement="bottom-end"
            trigger={<IconButton icon={IconDots} size="s" label={t("moreOf", { name })} />}
            items={actions}
          />
        )}
      </span>
    </li>
  );
}

/** How many bear it, as far as they are counted; leads to those of them whom one sees. */
function Bearers({ tag: { name, contacts } }: { tag: ManagedTag }) {
  const { t } = useTranslation("tags");
  const format = useFormat();
  const words = t(contacts.exact ? "borne" : "borneByMore", {
    count: contacts.value,
    number: format.number(contacts.value),
  });
  if (contacts.value === 0) return <span className="tags-borne t3">{t("borneByNobody")}</span>;
  const filter = JSON.stringify({ field: "tags", is: "anyOf", value: [name] });
  return (
    <Link className="tags-borne num" to="/contacts" search={{ filter }}>
      {words}
    </Link>
  );
}
