import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { previewStatus } from "../../../batches/api.ts";
import type { BodyOf, ReplyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import type { Chosen } from "../../grid/list.ts";
import { useFormat } from "../../kit/format.tsx";
import { NoteBar, Skeleton } from "../../kit/states.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import type { Within } from "../list/source.ts";
import { namesOf } from "./use-bulk.ts";

type Outcome = ReplyOf<typeof previewStatus>;
type Setting = BodyOf<typeof previewStatus>["setStatus"];

/** What a status would do to those chosen, asked before it is given. A reason that is still being typed changes nothing of it. */
export function useStatusOutcome(chosen: Chosen, within: Within | undefined, setting: Setting | undefined) {
  const whom = namesOf(chosen, within);
  const asked = setting?.status;
  return useQuery({
    queryKey: ["contacts", "statusOutcome", whom, asked],
    queryFn: ({ signal }) =>
      call(previewStatus, { body: { ...whom, setStatus: { status: asked ?? "blocked" } }, signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** How many will have it, how many have it already, and how many stay as they are and why. */
export function StatusOutcome({ outcome }: { outcome: UseQueryResult<Outcome> }) {
  const { t } = useTranslation("bulk");
  const words = useFieldWords();
  const format = useFormat();
  const { data, error, isPending } = outcome;
  const counted = (key: string, count: number, reason?: string) =>
    t(key, { count, number: format.number(count), reason });
  if (error instanceof CallError)
    return <NoteBar tone="red" boxed title={error.offline ? t("offline") : error.message} />;
  if (isPending || data === undefined)
    return (
      <div aria-busy="true">
        <Skeleton width={260} />
      </div>
    );
  return (
    <ul className="bulk-outcome" aria-label={t("status.outcome")}>
      <li>{counted("status.changes", data.changes)}</li>
      {data.unchanged > 0 && <li>{counted("status.unchanged", data.unchanged)}</li>}
      {data.refused.map(({ code, field, reason, count }) => (
        <li key={`${code} ${field ?? ""}`} className="stays">
          {counted(
            "status.stays",
            count,
            field && field !== "status" ? t("status.because", { field: words.label(field), reason }) : reason,
          )}
        </li>
      ))}
    </ul>
  );
}
