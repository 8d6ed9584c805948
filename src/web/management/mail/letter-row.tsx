import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteMail, retryMail } from "../../../mail/api.ts";
import { call, CallError } from "../../client.ts";
import { DeleteDialog } from "../../grid/delete-dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { PersonLink } from "../../kit/person.tsx";
import { Pill } from "../../kit/tag.tsx";
import { useToast } from "../../kit/toast.tsx";
import type { Letter, LetterState } from "./mail.ts";

const tones: Partial<Record<LetterState, "green" | "red" | "accent">> = {
  sent: "green",
  failed: "red",
  sending: "accent",
};

/** A letter with its state, when it left or is tried next, and why it did not leave in the server's own words. */
export function LetterRow({ letter }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const [asked, setAsked] = useState(false);
  const { id, kindName, to, contact, subject, state, problem, can } = letter;
  const again = useRetry(letter);
  return (
    <li className="letter">
      <div className="letter-who">
        {contact ? <PersonLink id={contact.id} name={contact.name} avatar={24} /> : <b>{to}</b>}
        <span className="t3 clip" dir="auto">
          {contact ? to : kindName}
        </span>
      </div>
      <div className="letter-what">
        <span className="clip" dir="auto">
          {subject}
        </span>
        <span className="t3">
          <LetterTime letter={letter} />
        </span>
        {problem && state !== "sent" && (
          <p className={state === "failed" ? "letter-why red" : "letter-why"}>
            {problem.text}
            {problem.answer !== "" && <q dir="auto">{problem.answer}</q>}
          </p>
        )}
      </div>
      <Pill tone={tones[state]}>{t(`state.one.${state}`)}</Pill>
      <div className="letter-do">
        {can.includes("retry") && (
          <IconButton size="s" icon={IconSend} label={t("outbox.again", { subject })} onClick={() => void again()} />
        )}
        {can.includes("delete") && (
          <IconButton
            size="s"
            danger
            icon={state === "waiting" ? IconX : IconTrash}
            label={t(state === "waiting" ? "outbox.cancel" : "outbox.remove", { subject })}
            onClick={() => setAsked(true)}
          />
        )}
      </div>
      {asked && (
        <DeleteDialog
          room="mail"
          kind="mail"
          record={{ id, name: subject }}
          remove={() => call(deleteMail, { params: { id } })}
          onClose={() => setAsked(false)}
        />
      )}
    </li>
  );
}

function LetterTime({ letter: { state, kindName, contact, createdAt, sentAt, nextAt, attempts } }: { letter: Letter }) {
  const { t } = useTranslation("mail");
  const format = useFormat();
  const facts = [contact !== null && kindName];
  if (state === "sent") facts.push(t("outbox.sentAt", { time: format.relative(sentAt ?? createdAt) }));
  else facts.push(t("outbox.writtenAt", { time: format.relative(createdAt) }));
  if (attempts > 0 && state !== "sent") facts.push(t("outbox.attempts", { count: attempts }));
  if (state === "waiting" && nextAt !== null)
    facts.push(
      new Date(nextAt).getTime() > Date.now()
        ? t("outbox.nextAt", { time: format.relative(nextAt) })
        : t("outbox.nextNow"),
    );
  const exact = format.dateTime(sentAt ?? createdAt);
  return <span data-tip={exact}>{facts.filter(Boolean).join(" · ")}</span>;
}

function useRetry({ id, subject }: Letter) {
  const { t } = useTranslation("mail");
  const { show } = useToast();
  const queries = useQueryClient();
  return async () => {
    try {
      await call(retryMail, { params: { id } });
      show({ text: t("outbox.isTried", { subject }) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("outbox.notTried"), detail: error.offline ? t("offline") : error.message });
    }
    void queries.invalidateQueries({ queryKey: ["mail"] });
  };
}
