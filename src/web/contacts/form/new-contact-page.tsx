import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { listAccessGroups } from "../../../access-groups/api.ts";
import { createContact, deleteContact } from "../../../contacts/api.ts";
import { call, CallError } from "../../client.ts";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button } from "../../kit/button.tsx";
import { useKeyWords } from "../../kit/kbd.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useSession } from "../../session.ts";
import { changeOf } from "../fields/change-of.ts";
import {
  contactFieldsQuery,
  contactQuery,
  isFieldFor,
  nameOf,
  type Draft,
  type FieldInfo,
  type Linked,
} from "../fields/contact.ts";
import { newEmail, newPhone } from "../fields/new-ways.ts";
import { ownDefaults } from "../fields/own-defaults.ts";
import { ContactForm } from "./contact-form.tsx";
import { draftCalled } from "./draft-called.ts";
import { LeaveGuard } from "./leave-guard.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { useContactForm } from "./use-contact-form.ts";

/** /contacts/new; with `?name=` of somebody who was searched for. */
export function NewContactPage() {
  const { data: fields } = useQuery(contactFieldsQuery);
  const { data: groups } = useQuery({
    queryKey: ["accessGroups"],
    queryFn: ({ signal }) => call(listAccessGroups, { signal }),
    staleTime: 60_000,
  });
  const standing = groups?.items.find((group) => group.standing && group.type === "client");
  const agents = new Set(groups?.items.flatMap(({ id, type }) => (type === "agent" ? [id] : [])));
  return fields && groups ? <NewContact fields={fields} accessGroup={standing} agents={agents} /> : null;
}

interface NewContactProps {
  fields: readonly FieldInfo[];
  accessGroup: Linked | undefined;
  /** Access groups whose people are agents. */
  agents: ReadonlySet<string>;
}

function NewContact({ fields, accessGroup, agents }: NewContactProps) {
  const { t } = useTranslation("form");
  const keyWords = useKeyWords();
  const { user } = useSession();
  const router = useRouter();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { show } = useToast();
  const first: Draft = {
    firstName: "",
    lastName: "",
    emails: [newEmail()],
    phones: [newPhone()],
    owner: { id: user.id, name: user.name },
    notified: true,
    ...(accessGroup && { accessGroup }),
    custom: ownDefaults(fields),
  };
  const { name } = useSearch({ strict: false });
  const form = useContactForm(
    fields,
    first,
    (field, draft) => isFieldFor(agents.has(draft.accessGroup?.id ?? "") ? "agent" : "client", field),
    draftCalled(name ?? ""),
  );
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const done = useRef(false);
  usePageTitle(t("new"));

  const save = async (another: boolean) => {
    const draft = form.take();
    if (draft === undefined || busy) return;
    setBusy(true);
    try {
      const made = await call(createContact, { body: changeOf(draft) });
      queries.setQueryData(contactQuery(made.id).queryKey, made);
      void queries.invalidateQueries({ queryKey: ["contacts"], refetchType: "none" });
      show({
        text: t("created", { name: nameOf(made) }),
        undo: async () => {
          await call(deleteContact, { params: { id: made.id }, body: { version: made.version } });
          if (!another) await navigate({ to: "/contacts" });
        },
      });
      if (another) {
        form.reset(first);
        setRound(round + 1);
      } else {
        done.current = true;
        await navigate({ to: "/contacts/$id", params: { id: made.id }, replace: true });
      }
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      form.refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const back = () => (router.history.canGoBack() ? router.history.back() : void navigate({ to: "/contacts" }));
  return (
    <>
      <LeaveGuard holds={() => form.dirty && !done.current} />
      <ContactForm
        key={round}
        title={t("new")}
        form={form}
        backWords={t("back")}
        onBack={back}
        onSave={() => void save(false)}
        note={form.refusal && <RefusalNote error={form.refusal} />}
        foot={
          <>
            <Button variant="quiet" onClick={back}>
              {t("cancel")}
            </Button>
            <Button disabled={busy} onClick={() => void save(true)}>
              {t("saveAnother")}
            </Button>
            <Button variant="primary" type="submit" busy={busy} data-tip={keyWords("mod+enter")}>
              {t("save")}
            </Button>
          </>
        }
      />
    </>
  );
}
