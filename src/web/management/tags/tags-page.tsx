import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTags from "@tabler/icons-react/dist/esm/icons/IconTags.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { SearchBox } from "../../grid/search-box.tsx";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { DeleteTag } from "./delete-tag.tsx";
import { MergeDialog, type Merging } from "./merge-dialog.tsx";
import { TagForm } from "./tag-form.tsx";
import { TagRow } from "./tag-row.tsx";
import { managedTagsQuery, type ManagedTag } from "./tags.ts";
import "../../grid/filter-bar.css";
import "../management.css";
import "./tags.css";

/** /management/tags: the words that contacts are sorted by. */
export function TagsPage() {
  const may = useMay();
  return may("management.tags", "open") ? <Tags /> : <NotFound />;
}

type Asked =
  | { is: "new" }
  | { is: "edit"; tag: ManagedTag }
  | { is: "delete"; tag: ManagedTag }
  | ({ is: "merge" } & Merging);

function Tags() {
  const { t } = useTranslation("tags");
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const { q: search = "" } = useSearch({ strict: false });
  const [asked, setAsked] = useState<Asked>();
  const [chosen, setChosen] = useState<readonly ManagedTag[]>([]);
  const list = useInfiniteQuery(managedTagsQuery(search));
  usePageTitle(t("title"));
  const find = useCallback(
    (q: string) => void navigate({ to: ".", search: { q: q || undefined }, replace: true }),
    [navigate],
  );
  const { data, error } = list;
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void list.refetch()} />;
  const tags = data?.pages.flatMap(({ items }) => items) ?? [];
  const count = data?.pages[0]?.count;
  const mayMerge = may("tags", "edit");
  const create = may("tags", "create") && (
    <Button variant="primary" icon={IconPlus} onClick={() => setAsked({ is: "new" })}>
      {t("create")}
    </Button>
  );
  const isEmpty = data !== undefined && tags.length === 0 && search === "";
  const close = () => setAsked(undefined);
  const tick = (tag: ManagedTag, on: boolean) =>
    setChosen((now) => [...now.filter(({ id }) => id !== tag.id), ...(on ? [tag] : [])]);
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("title")}</h1>
        {!isEmpty && <div className="end">{create}</div>}
      </div>
      <div className="pbody" aria-busy={data === undefined}>
        {isEmpty ? (
          <Empty icon={IconTags} title={t("empty.title")} actions={create}>
            {t("empty.words")}
          </Empty>
        ) : (
          <>
            <p className="t2 tags-words">{t("words")}</p>
            <div className="tags-tools">
              <SearchBox value={search} onChange={find} label={t("search")} />
              {count && chosen.length === 0 && (
                <span className="t3 md" role="status">
                  {t("count", { count: count.value, number: format.count(count) })}
                </span>
              )}
              {chosen.length > 0 && (
                <span className="tags-chosen">
                  <Button
                    size="s"
                    disabled={chosen.length < 2}
                    onClick={() => setAsked({ is: "merge", tags: chosen, into: mostBorne(chosen) })}
                  >
                    {t("merge.open", { count: chosen.length, number: format.number(chosen.length) })}
                  </Button>
                  <Button size="s" variant="quiet" onClick={() => setChosen([])}>
                    {t("letGo")}
                  </Button>
                </span>
              )}
            </div>
            {data === undefined && <Skeleton width={220} />}
            {data && tags.length === 0 && (
              <p className="t3" role="status">
                {t("nothing", { search })}
              </p>
            )}
            {tags.length > 0 && (
              <ul className="lines">
                {tags.map((tag) => (
                  <TagRow
                    key={tag.id}
                    tag={tag}
                    ticked={mayMerge ? chosen.some(({ id }) => id === tag.id) : undefined}
                    onTick={(on) => tick(tag, on)}
                    onEdit={() => setAsked({ is: "edit", tag })}
                    onMerge={() => setAsked({ is: "merge", tags: [tag], into: undefined })}
                    onDelete={() => setAsked({ is: "delete", tag })}
                  />
                ))}
              </ul>
            )}
            {list.hasNextPage && (
              <div className="more">
                <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t("more")}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {(asked?.is === "new" || asked?.is === "edit") && (
        <TagForm
          tag={asked.is === "edit" ? asked.tag : undefined}
          onClose={close}
          onMerge={(merging) => setAsked({ is: "merge", ...merging })}
        />
      )}
      {asked?.is === "merge" && (
        <MergeDialog tags={asked.tags} into={asked.into} onClose={close} onDone={() => setChosen([])} />
      )}
      {asked?.is === "delete" && (
        <DeleteTag
          tag={asked.tag}
          onClose={close}
          onDone={() => setChosen((now) => now.filter(({ id }) => id !== asked.tag.id))}
        />
      )}
    </>
  );
}

/** The one that most people know. */
function mostBorne(tags: readonly ManagedTag[]): ManagedTag | undefined {
  return tags.toSorted((a, b) => b.contacts.value - a.contacts.value)[0];
}
