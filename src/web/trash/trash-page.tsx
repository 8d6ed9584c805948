import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listTrash, restoreFromTrash } from "../../contacts/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call, CallError } from "../client.ts";
import { usePageTitle } from "../frame/page-title.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Button } from "../kit/button.tsx";
import { Name } from "../kit/person.tsx";
import { Empty, NoteBar, Skeleton } from "../kit/states.tsx";
import { Time } from "../kit/time.tsx";
import { useToast } from "../kit/toast.tsx";
import "./trash.css";

type Item = ReplyOf<typeof listTrash>["items"][number];

/** /trash: who was deleted, newest first, each with the way back. */
export function TrashPage() {
  const { t } = useTranslation("trash");
  usePageTitle(t("title"));
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["contacts", "trash"],
    queryFn: ({ pageParam, signal }) => call(listTrash, { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <div className="phead">
        <h1>{t("title")}</h1>
      </div>
      <div className="pbody trash">
        {error && <NoteBar tone="red" title={t("failed")}>{error.message}</NoteBar>}
        {items?.length === 0 ? (
          <Empty icon={IconTrash} title={t("empty.title")}>{t("empty.words")}</Empty>
        ) : (
          <ul aria-label={t("title")} aria-busy={items === undefined}>
            {items?.map((item) => <Row key={item.id} item={item} />) ?? <li className="trash-row"><Skeleton round height={32} /><Skeleton width={200} /></li>}
          </ul>
        )}
        {hasNextPage && <Button variant="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t("more")}</Button>}
      </div>
    </>
  );
}

function Row({ item: { id, name, deletedAt } }: { item: Item }) {
  const { t } = useTranslation("trash");
  const { show } = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const restoring = useMutation({
    mutationFn: () => call(restoreFromTrash, { params: { id } }),
    onSuccess: async () => {
      show({ text: t("restored", { name }) });
      await navigate({ to: "/contacts/$id", params: { id } });
    },
    onError: (error) => show({ tone: "red", text: t("notRestored", { name }), detail: error instanceof CallError && !error.offline ? error.message : undefined }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["contacts"] }),
  });
  return (
    <li className="trash-row">
      <Avatar id={id} name={name} size={32} />
      <div className="grow">
        <div className="first clip"><Name>{name}</Name></div>
        <div className="second"><Time at={deletedAt} /></div>
      </div>
      <Button size="s" busy={restoring.isPending} onClick={() => restoring.mutate()} aria-label={t("restoreName", { name })}>{t("restore")}</Button>
    </li>
  );
}
