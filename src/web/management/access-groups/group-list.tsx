import IconLock from "@tabler/icons-react/dist/esm/icons/IconLock.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Name } from "../../kit/person.tsx";
import { Skeleton } from "../../kit/states.tsx";
import type { GroupLine } from "./group.ts";

interface GroupListProps {
  groups: readonly GroupLine[] | undefined;
  shown: string | undefined;
  onNew: () => void;
}

/** The access groups with type, sign-in and the number of their people. */
export function GroupList({ groups, shown, onNew }: GroupListProps) {
  const { t } = useTranslation("access-groups");
  // The page's heading is the group's name where one is shown.
  const Heading = shown === undefined ? "h1" : "h2";
  return (
    <nav className="rights-list" aria-label={t("title")} aria-busy={groups === undefined}>
      <div className="row-f">
        <Heading className="grow">{t("title")}</Heading>
        <IconButton size="s" icon={IconPlus} label={t("create")} onClick={onNew} />
      </div>
      {groups?.map((group) => (
        <GroupLink key={group.id} group={group} isShown={group.id === shown} />
      ))}
      {groups === undefined && <Skeleton width={140} />}
    </nav>
  );
}

function GroupLink({ group, isShown }: { group: GroupLine; isShown: boolean }) {
  const { t } = useTranslation("access-groups");
  const format = useFormat();
  const { id, name, type, standing, administrator, signIn, people } = group;
  const facts = [
    t(`type.${type}`),
    administrator ? t("protected") : standing && t("standing"),
    !signIn && t("noSignIn"),
    people && t("people", { count: people.value, number: format.count(people) }).replaceAll(" ", "\u00a0"),
  ];
  return (
    <Link to="/management/groups/$id" params={{ id }} aria-current={isShown ? "page" : undefined}>
      <b>
        <Name>{name}</Name>
        {administrator && <Icon of={IconLock} size="xs" />}
      </b>
      <span>{facts.filter(Boolean).join(", ")}</span>
    </Link>
  );
}
