import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { revertOpportunityEntry } from "../../opportunities/api.ts";
import { call, CallError } from "../client.ts";
import { plainText } from "../contacts/fields/rich-text.tsx";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Skeleton } from "../kit/states.tsx";
import { Time } from "../kit/time.tsx";
import { useToast } from "../kit/toast.tsx";
import { useMoney } from "./money.ts";
import { historyQuery, opportunityQuery, type Entry, type Opportunity } from "./opportunity.ts";

/** Who changed what of an opportunity, newest first; each entry can be put back. */
export function History({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation("opportunities");
  const { data, error } = useQuery(historyQuery(opportunity.id));
  return (
    <section className="deal-history" aria-labelledby="deal-history" aria-busy={!data && !error}>
      <h2 id="deal-history">{t("history.title")}</h2>
      {error && !data && <p role="alert">{t("history.failed")}</p>}
      {!data && !error && <Skeleton width={280} height={10} />}
      <ul>
        {data?.items.map((entry) => (
          <EntryRow key={entry.id} entry={entry} opportunity={opportunity} />
        ))}
      </ul>
    </section>
  );
}

function EntryRow({ entry, opportunity }: { entry: Entry; opportunity: Opportunity }) {
  const { t, i18n } = useTranslation("opportunities");
  const revert = useRevert(opportunity);
  const { actor, action, at, change } = entry;
  const key = i18n.exists(`opportunities:history.action.${action}`) ? action : "updated";
  const who = actor ? <Link to="/contacts/$id" params={{ id: actor.id }} /> : <b />;
  const fields = Object.entries(change);
  return (
    <li className="deal-entry">
      <div className="deal-entry-line">
        <span>
          <Trans
            t={t}
            i18nKey={`history.action.${key}`}
            values={{ name: actor?.name ?? t("history.nobody") }}
            components={{ who }}
          />
        </span>
        <Time at={at} />
        {fields.length > 0 && opportunity.can.includes("edit") && (
          <IconButton
            icon={IconArrowBackUp}
            size="xs"
            label={t("history.putBack")}
            onClick={() => void revert(entry.id)}
          />
        )}
      </div>
      {fields.map(([field, [before, after]]) => (
        <ChangedValue key={field} field={field} before={before} after={after} />
      ))}
    </li>
  );
}

function ChangedValue({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const { t } = useTranslation("opportunities");
  const say = useValueWords();
  const [old, now] = [say(field, before), say(field, after)];
  return (
    <p className="deal-change">
      <span className="t3">{t(`fields:opportunities.${field}`)}</span>
      {old !== "" && <del>{old}</del>}
      {old !== "" && now !== "" && <Icon of={IconArrowNarrowRight} size="xs" />}
      {now !== "" && <ins>{now}</ins>}
    </p>
  );
}

/** A value of the journal as it reads. */
function useValueWords(): (field: string, value: unknown) => string {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return field === "probability" ? t("history.ofStage") : "";
    if (Array.isArray(value)) return value.map((one) => say(field, one)).join(", ");
    if (typeof value === "object") return "name" in value && typeof value.name === "string" ? value.name : "";
    if (field === "probability") return t("percent", { number: value });
    if (field === "closeDate" && typeof value === "string") return money.day(value);
    if (field === "description" && typeof value === "string") return plainText(value).slice(0, 200);
    return typeof value === "string" ? value : JSON.stringify(value);
  };
  return say;
}

function useRevert({ id }: Opportunity) {
  const { t } = useTranslation("opportunities");
  const queries = useQueryClient();
  const { show } = useToast();
  return async (entry: string) => {
    try {
      const saved = await call(revertOpportunityEntry, { params: { id, entry }, body: {} });
      queries.setQueryData(opportunityQuery(id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ["opportunities"] });
      show({ text: t("history.isBack") });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({
        tone: "red",
        text: t("history.notBack"),
        detail: error.offline ? t("form.offline") : (error.problem.errors?.[0]?.detail ?? error.message),
      });
    }
  };
}
