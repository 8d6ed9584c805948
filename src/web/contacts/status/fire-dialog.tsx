import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { leave, showLeaving } from "../../../batches/api.ts";
import { updateContact } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { changeOf } from "../fields/change-of.ts";
import { contactQuery, nameOf, pointerTo, type Contact } from "../fields/contact.ts";
import { readCurrent } from "../fields/use-save-contact.ts";
import { DemandedFields, useDemands } from "./demanded.tsx";
import { FiredNote, type Left } from "./fired-note.tsx";
import { Holdings, type Heirs } from "./holdings.tsx";
import { RefusalOf } from "./refusal-of.tsx";

/** Fires an agent for good and hands over what he has; then says what was done. */
export function FireDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation("card");
  const queries = useQueryClient();
  const demands = useDemands(contact, "fired");
  const [heirs, setHeirs] = useState<Heirs>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<CallError>();
  const [left, setLeft] = useState<Left>();
  const {
    data: leaving,
    error,
    refetch,
  } = useQuery({
    queryKey: ["contacts", "leaving", contact.id],
    queryFn: ({ signal }) => call(showLeaving, { params: { id: contact.id }, signal }),
    enabled: left === undefined,
  });
  const name = nameOf(contact) || t("nameless");
  const holds = leaving?.holds.filter(({ count }) => count > 0) ?? [];
  const given = {
    contactsTo: heirs.contactsTo?.value,
    companiesTo: heirs.companiesTo?.value,
    opportunitiesTo: heirs.opportunitiesTo?.value,
    assignedTo: heirs.assignedTo?.value,
    tasksTo: heirs.tasksTo?.value,
  };
  const go = async () => {
    if (leaving === undefined || !demands.met) return;
    const params = { id: contact.id };
    setBusy(true);
    setRefusal(undefined);
    try {
      const { asked, draft } = demands;
      const { version } =
        asked.length > 0
          ? await call(updateContact, { params, body: { ...changeOf(draft), version: contact.version } })
          : contact;
      setLeft(await call(leave, { params, body: { ...given, version } }));
      void queries.invalidateQueries({ queryKey: ["contacts"] });
      void queries.invalidateQueries({ queryKey: ["companies"] });
      void queries.invalidateQueries({ queryKey: ["opportunities"] });
      void queries.invalidateQueries({ queryKey: ["tasks"] });
    } catch (failed) {
      if (!(failed instanceof CallError)) throw failed;
      const current = failed.status === 412 ? readCurrent(failed.problem.current) : undefined;
      if (current) queries.setQueryData(contactQuery(contact.id).queryKey, current);
      setRefusal(failed);
    } finally {
      setBusy(false);
    }
  };
  if (left) return <FiredNote name={name} left={left} onClose={onClose} />;
  const loading = leaving === undefined && error === null;
  return (
    <AskDialog
      onClose={onClose}
      title={t("fire.title", { name })}
      onGo={() => void go()}
      go={t(Object.values(given).some(Boolean) ? "fire.goAndHand" : "fire.go")}
      danger
      busy={busy}
      disabled={leaving === undefined || !demands.met}
    >
      <div className="status-ask" aria-busy={loading}>
        <RefusalOf
          refusal={refusal ?? (error instanceof CallError ? error : undefined)}
          saidBeside={[...Object.keys(given), ...demands.asked.map(({ key }) => key)].map(pointerTo)}
        />
        {error !== null && <Button onClick={() => void refetch()}>{t("again")}</Button>}
        <p>
          <span className="final">{t("fire.final")}</span> {t("fire.words", { name })}
        </p>
        {loading && <Skeleton width={280} />}
        {leaving && (
          <Holdings
            name={name}
            leaver={contact.id}
            holds={holds}
            heirs={heirs}
            onChange={setHeirs}
            faultAt={(to) => refusal?.faultAt(`/${to}`)}
          />
        )}
        <DemandedFields demands={demands} refusal={refusal} />
      </div>
    </AskDialog>
  );
}
