import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { updateContact } from "../../contacts/api.ts";
import { call, CallError } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { NoteBar, Skeleton } from "../kit/states.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useToast } from "../kit/toast.tsx";
import { sessionQuery, useSession } from "../session.ts";
import { ownContactQuery, type OwnContact } from "./own-contact.ts";

/** One's own name, on one's own card, as far as the access group lets one change it. */
export function OwnName() {
  const { t } = useTranslation("profile");
  const { user } = useSession();
  const { data, isError } = useQuery(ownContactQuery(user.id));
  const isShown = data?.firstName !== undefined && data.lastName !== undefined;
  if (isShown && data.can.includes("edit")) return <NameForm contact={data} key={data.version} />;
  if (data || isError) return <p className="t2">{t("name.closed")}</p>;
  return <Skeleton width={220} />;
}

function NameForm({ contact }: { contact: OwnContact }) {
  const { t } = useTranslation("profile");
  const { show } = useToast();
  const queries = useQueryClient();
  const [firstName, setFirstName] = useState(contact.firstName ?? "");
  const [lastName, setLastName] = useState(contact.lastName ?? "");
  const saving = useMutation({
    mutationFn: () =>
      call(updateContact, { params: { id: contact.id }, body: { firstName, lastName }, version: contact.version }),
    onSuccess: async (saved) => {
      queries.setQueryData(["contacts", "one", contact.id], saved);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      show({ text: t("name.saved") });
    },
  });
  const refused = saving.error instanceof CallError ? saving.error : undefined;
  const same = firstName === (contact.firstName ?? "") && lastName === (contact.lastName ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <div className="pair">
        <TextField
          label={t("name.first")}
          autoComplete="given-name"
          required="unmarked"
          value={firstName}
          onChange={setFirstName}
          error={refused?.faultAt("/firstName")}
        />
        <TextField
          label={t("name.last")}
          autoComplete="family-name"
          required="unmarked"
          value={lastName}
          onChange={setLastName}
          error={refused?.faultAt("/lastName")}
        />
      </div>
      {refused && !refused.problem.errors && (
        <NoteBar tone="red" boxed title={refused.offline ? t("offline") : refused.message} />
      )}
      <Button type="submit" disabled={same} busy={saving.isPending}>
        {t("name.save")}
      </Button>
    </form>
  );
}
