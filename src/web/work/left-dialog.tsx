import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listBatchItems } from "../../batches/api.ts";
import type { ReplyOf } from "../../http/endpoint.ts";
import { call } from "../client.ts";
import { useFieldWords } from "../contacts/fields/use-field-words.ts";
import { Avatar } from "../kit/avatar.tsx";
import { Button } from "../kit/button.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Name } from "../kit/person.tsx";
import { NoteBar, Skeleton } from "../kit/states.tsx";
import type { Looked } from "./work-context.ts";
import "./work.css";

interface LeftDialogProps {
  batch: string;
  outcome: Looked;
  onClose: () => void;
}

/** The records of a batch that stayed as they were, each with the reason. */
export function LeftDialog({ batch, outcome, onClose }: LeftDialogProps) {
  const { t } = useTranslation("work");
  const { data, isPending, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["batches", batch, "items", outcome],
    queryFn: ({ pageParam, signal }) =>
      call(listBatchItems, {
        params: { id: batch },
        query: { outcome, after: pageParam || undefined, limit: 100 },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`left.${outcome}`)}
      wide
      actions={
        <Button onClick={onClose} data-autofocus>
          {t("left.close")}
        </Button>
      }
    >
      {isError && (
        <NoteBar tone="red" boxed>
          {t("left.failed")}
        </NoteBar>
      )}
      {isPending && (
        <div aria-busy="true">
          <Skeleton width={240} />
        </div>
      )}
      <ul className="left-list">
        {data?.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <Left key={item.id} item={item} onClose={onClose} />
          ))}
      </ul>
      {hasNextPage && (
        <Button variant="quiet" size="s" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("left.more")}
        </Button>
      )}
    </Dialog>
  );
}

type Item = ReplyOf<typeof listBatchItems>["items"][number];

/** Of these the reason says what it is about. */
const toldByReason = new Set(["status", "assignee"]);

function Left({
  item: { contact, company, equipment, opportunity, task, field, reason },
  onClose,
}: {
  item: Item;
  onClose: () => void;
}) {
  const { t } = useTranslation("work");
  const words = useFieldWords(company && !contact ? "companies" : "contacts");
  return (
    <li>
      {contact ? (
        <>
          <Avatar id={contact.id} name={contact.name} size={24} />
          <Link to="/contacts/$id" params={{ id: contact.id }} onClick={onClose} className="clip">
            <Name>{contact.name}</Name>
          </Link>
        </>
      ) : company ? (
        <>
          <CompanyMark name={company.name} />
          <Link to="/companies/$id" params={{ id: company.id }} onClick={onClose} className="clip">
            <Name>{company.name}</Name>
          </Link>
        </>
      ) : equipment ? (
        <Link to="/equipment/$id" params={{ id: equipment.id }} onClick={onClose} className="clip">
          <Name>{equipment.name}</Name>
        </Link>
      ) : opportunity ? (
        <Link to="/opportunities/$id" params={{ id: opportunity.id }} onClick={onClose} className="clip">
          <Name>{opportunity.name}</Name>
        </Link>
      ) : task ? (
        <Link to="/tasks" search={{ task: task.id }} onClick={onClose} className="clip">
          <Name>{task.name}</Name>
        </Link>
      ) : (
        <span className="t3 hidden-one">{t("left.hidden")}</span>
      )}
      <p>
        {field && !toldByReason.has(field) && <b>{words.label(field)}: </b>}
        {reason}
      </p>
    </li>
  );
}
