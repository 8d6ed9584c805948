import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useQueries } from "@tanstack/react-query";
import { useDebouncedValue } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listContacts } from "../../../contacts/api.ts";
import { call } from "../../client.ts";
import { Avatar } from "../../kit/avatar.tsx";
import { Icon } from "../../kit/icon.tsx";
import { nameOf, type Draft } from "../fields/contact.ts";
import { askedOf, knownAmong, type Known } from "./known-people.ts";
import { KnownTrash, useTrashed } from "./known-trash.tsx";

const shown = 5;
const fields = "firstName,lastName,emails,phones,jobTitle,companies,picture";

/** People who may be the one that is being typed; quiet until there are some. */
export function KnownPanel({ draft, ownId }: { draft: Draft; ownId?: string }) {
  const { t } = useTranslation("form");
  const [asked] = useDebouncedValue(JSON.stringify(askedOf(draft)), 350);
  const words: string[] = JSON.parse(asked);
  const answers = useQueries({
    queries: words.map((search) => ({
      queryKey: ["contacts", "known", search],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(listContacts, { query: { search, fields, limit: shown, count: "none" as const }, signal }),
      staleTime: 30_000,
      retry: false,
    })),
  });
  const known = knownAmong(
    answers.flatMap(({ data }) => data?.items ?? []),
    draft,
    ownId,
  ).slice(0, shown);
  const trashed = useTrashed(words);
  return (
    <aside className="cknown" aria-label={t("known.title")}>
      <div role="status">
        {trashed.length > 0 && <KnownTrash people={trashed} />}
        {known.length > 0 && (
          <div className="cknown-box">
            <h2>
              <Icon of={IconUsers} size="s" />
              {t("known.title")}
            </h2>
            {known.map((one) => (
              <KnownPerson key={one.person.id} known={one} />
            ))}
          </div>
        )}
      </div>
    </aside>
  );
}

function KnownPerson({ known: { person, reason } }: { known: Known }) {
  const { t } = useTranslation("form");
  const name = nameOf(person);
  return (
    <Link to="/contacts/$id" params={{ id: person.id }} target="_blank">
      <Avatar id={person.id} name={name} src={person.picture} size={28} />
      <span className="grow">
        <span className="b">
          <bdi>{name}</bdi>
        </span>
        <small>
          {[t(`known.${reason}`), person.companies?.[0]?.name ?? person.jobTitle].filter(Boolean).join(", ")}
        </small>
      </span>
    </Link>
  );
}
