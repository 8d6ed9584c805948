import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { joinByDomains } from "../../companies/api.ts";
import { call, CallError } from "../client.ts";
import { AskDialog } from "../kit/ask-dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { PersonLink } from "../kit/person.tsx";
import { NoteBar } from "../kit/states.tsx";
import { useWork } from "../work/work-context.ts";
import type { Company } from "./company.ts";
import { joiningQuery } from "./joining.ts";

/** Who would join by the domains, before anybody does. */
export function JoinDialog({ company: { id, name = "" }, onClose }: { company: Company; onClose: () => void }) {
  const { t } = useTranslation("companies");
  const format = useFormat();
  const queries = useQueryClient();
  const { follow } = useWork();
  const { data } = useQuery(joiningQuery(id));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  if (!data) return null;
  const { items, count, unseen } = data;
  const counted = (value: number) => ({ count: value, number: format.number(value), name });
  const go = async () => {
    setBusy(true);
    try {
      const body = count.exact ? { expected: count.value } : {};
      const { batch, state } = await call(joinByDomains, { params: { id }, body });
      follow(batch, state, (joined) => t("domains.joined", counted(joined)));
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error);
      setBusy(false);
    } finally {
      void queries.invalidateQueries({ queryKey: ["companies"] });
    }
  };
  const rest = count.value - items.length;
  return (
    <AskDialog
      title={t("domains.joinTitle", counted(count.value))}
      go={t("domains.join", counted(count.value))}
      onGo={() => void go()}
      onClose={onClose}
      busy={busy}
      disabled={count.value === 0}
      atGo
    >
      {refusal && (
        <NoteBar tone="red" boxed title={t("form.notSaved")}>
          {refusal.offline ? t("form.offline") : refusal.message}
        </NoteBar>
      )}
      <p>{t("domains.joinWords")}</p>
      <ul className="company-joiners" tabIndex={0} aria-label={t("people")}>
        {items.map((one) => (
          <li key={one.id}>
            <PersonLink id={one.id} name={one.name || one.email} avatar={24} />
            <small className="t3 clip">
              <bdi dir="ltr">{one.email}</bdi>
            </small>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="t3">{t("domains.more", counted(rest))}</p>}
      {unseen > 0 && <p className="t3">{t("domains.unseen", counted(unseen))}</p>}
    </AskDialog>
  );
}
