import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { findKnown } from "../../../trash/api.ts";
import { call } from "../../client.ts";
import { Avatar } from "../../kit/avatar.tsx";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useMay } from "../../session.ts";
import { useRestoring } from "../../trash/use-restoring.ts";

type Trashed = ReplyOf<typeof findKnown>["items"][number];

/** People in the trash who have an e-mail or a phone of those that are typed. */
export function useTrashed(words: readonly string[]): Trashed[] {
  const may = useMay();
  const mayRestore = may("contacts.clients", "delete") || may("contacts.agents", "delete");
  const asked = mayRestore ? words.filter((word) => /@|\d{3}/.test(word)) : [];
  const answers = useQueries({
    queries: asked.map((search) => ({
      queryKey: ["contacts", "known-trash", search],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(findKnown, { query: { search }, signal }),
      staleTime: 30_000,
      retry: false,
    })),
  });
  const found = answers.flatMap(({ data }) => data?.items ?? []);
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** Restore instead: whom one is about to make anew has been deleted. */
export function KnownTrash({ people }: { people: readonly Trashed[] }) {
  const { t } = useTranslation("form");
  const format = useFormat();
  const restore = useRestoring();
  return (
    <div className="cknown-box cknown-trash">
      <h2>
        <Icon of={IconTrash} size="s" />
        {t("known.inTrash")}
      </h2>
      {people.map(({ id, name, deletedAt }) => (
        <div className="cknown-gone" key={id}>
          <Avatar id={id} name={name} size={28} />
          <span className="grow">
            <span className="b">
              <bdi>{name}</bdi>
            </span>
            <small>{t("known.deletedAt", { day: format.shortDate(deletedAt) })}</small>
          </span>
          <Button size="s" onClick={() => void restore([id])} aria-label={t("known.restoreOf", { name })}>
            {t("known.restore")}
          </Button>
        </div>
      ))}
    </div>
  );
}
