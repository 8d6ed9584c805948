import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import type { Equipment } from "../equipment.ts";

/** Whose a piece is and what it is a part of, from the top down: each a step one may go. */
export function Path({ piece: { company, contact, path } }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
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
        {path.map(({ id, name }) => (
          <li key={id}>
            <Icon of={IconChevronRight} size="xs" />
            <Link to="/equipment/$id" params={{ id }}>
              <Name>{name}</Name>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
