import IconCheck from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReplyOf } from "../../http/endpoint.ts";
import type { whyContact } from "../../why/api.ts";
import { CallError } from "../client.ts";
import { peopleBut } from "../contacts/fields/sources.tsx";
import { RefusalOf } from "../contacts/status/refusal-of.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import { classes } from "../kit/classes.ts";
import { Dialog } from "../kit/dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { Icon } from "../kit/icon.tsx";
import { Skeleton } from "../kit/states.tsx";
import { useSession } from "../session.ts";
import { questions, type AskedRecord } from "./questions.ts";
import "./why.css";

type Why = ReplyOf<typeof whyContact>;

/** Why somebody may or may not do something with this record: the verdict, and each rule that it rests on. */
export function WhyDialog({ record: { kind, id, name }, onClose }: { record: AskedRecord; onClose: () => void }) {
  const { t } = useTranslation("why");
  const { user } = useSession();
  const [person, setPerson] = useState<Option>({ value: user.id, label: user.name });
  const { room, actions, ask } = questions[kind];
  const [action, setAction] = useState("see");
  const { data, error, refetch, isPending } = useQuery({
    queryKey: [room, "why", id, person.value, action],
    queryFn: ({ signal }) => ask(id, person.value, action, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("page.title", { name: name || t("card:nameless") })}
      wide
      actions={<Button onClick={onClose}>{t("page.close")}</Button>}
    >
      <div className="why-ask">
        <div className="why-question">
          <ChoiceField
            {...peopleBut(undefined)}
            label={t("page.person")}
            value={person.value}
            chosen={person}
            onChange={(_, option) => option && setPerson(option)}
            autoFocus
          />
          <ChoiceField
            label={t("page.action")}
            options={actions.map((value) => ({ value, label: t(`what.${kind}.${value}`) }))}
            value={action}
            onChange={(value) => setAction(value ?? "see")}
          />
        </div>
        {error instanceof CallError ? (
          <>
            <RefusalOf refusal={error} />
            <Button onClick={() => void refetch()}>{t("card:again")}</Button>
          </>
        ) : isPending ? (
          <div aria-busy="true">
            <Skeleton width={280} />
          </div>
        ) : (
          data && <Answer why={data} />
        )}
      </div>
    </Dialog>
  );
}

function Answer({ why: { allowed, text, steps, fields } }: { why: Why }) {
  const { t } = useTranslation("why");
  const format = useFormat();
  const named = (list: readonly { label: string }[]) => format.list(list.map(({ label }) => label));
  return (
    <div role="status">
      <p className={classes("verdict", allowed ? "yes" : "no")}>
        <Icon of={allowed ? IconCheck : IconX} />
        {text}
      </p>
      <ol className="why-steps">
        {steps.map(({ code, holds, text: words }) => (
          <li key={code} className={holds ? "yes" : "no"}>
            <Icon of={holds ? IconCheck : IconX} size="s" />
            <span className="sr">{t(holds ? "page.holds" : "page.fails")}</span> {words}
          </li>
        ))}
      </ol>
      {allowed && fields.hidden.length > 0 && (
        <p className="t3">{t("page.hidden", { fields: named(fields.hidden) })}</p>
      )}
      {allowed && fields.locked.length > 0 && (
        <p className="t3">{t("page.locked", { fields: named(fields.locked) })}</p>
      )}
    </div>
  );
}
