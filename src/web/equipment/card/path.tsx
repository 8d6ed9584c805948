import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Name } from "../../kit/person.tsx";
import type { Equipment } from "../equipment.ts";

/** So many steps stand at most; what lies between the first and the last ones is in a menu. */
const most = 3;

/** Whose a piece is and what it is a part of, from the top down: each a step one may go. */
export function Path({ piece: { company, contact, path } }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
  const [folded, shown] =
    path.length > most ? [path.slice(1, 1 - most), path.toSpliced(1, path.length - most)] : [[], path];
  if (!company && !contact && path.length === 0) return null;
  return (
    <nav className="piece-path" aria-label={t("path")}>
      <ol>
        {company && (
          <li>
            <Link to="/companies/$id" params={{ id: company.id }}>
              <Name>{company.name}</Name>
            </Link>
          </li>
        )}
        {contact && (
          <li>
            <Link to="/contacts/$id" params={{ id: contact.id }}>
              <Name>{contact.name}</Name>
            </Link>
          </li>
        )}
        {shown.map(({ id, name }, at) => (
          <Fragment key={id}>
            {at === 1 && folded.length > 0 && (
              <li className="fold">
                <Icon of={IconChevronRight} size="xs" />
                <Menu
                  trigger={<IconButton icon={IconDots} size="xs" label={t("pathBetween")} />}
                  items={folded.map((one) => ({ label: one.name, to: `/equipment/${one.id}` }))}
                />
              </li>
            )}
            <li>
              <Icon of={IconChevronRight} size="xs" />
              <Link to="/equipment/$id" params={{ id }}>
                <Name>{name}</Name>
              </Link>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
