import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { ButtonLink } from "../../kit/button.tsx";
import { NoteBar, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { mailSettingsQuery } from "./mail.ts";
import { OutboxPart } from "./outbox-part.tsx";
import { ServerPart } from "./server-part.tsx";
import { TemplatesPart } from "./templates-part.tsx";
import "../../kit/tabs.css";
import "../management.css";
import "./mail.css";

const parts = ["outbox", "server", "templates"] as const;

/** /management/mail: the letters that leave, the server they are handed to, and what they say. */
export function MailPage() {
  const may = useMay();
  const { part = "outbox" } = useParams({ strict: false });
  const shown = parts.find((one) => one === part);
  return may("management.settings", "open") && shown ? <Mail shown={shown} /> : <NotFound />;
}

function Mail({ shown }: { shown: (typeof parts)[number] }) {
  const { t, i18n } = useTranslation("mail");
  usePageTitle(t("title"));
  const { data, error, refetch } = useQuery(mailSettingsQuery(i18n.language));
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <>
      <div className="phead mail-head">
        <h1 className="in-bar">{t("title")}</h1>
        <nav className="tabs" aria-label={t("parts")}>
          {parts.map((part) => (
            <Link
              key={part}
              to="/management/mail/$part"
              params={{ part }}
              aria-current={part === shown ? "page" : undefined}
            >
              {t(`part.${part}`)}
            </Link>
          ))}
        </nav>
      </div>
      {data?.problem && (
        <NoteBar
          tone="amber"
          title={data.problem.text}
          action={
            shown !== "server" && (
              <ButtonLink size="s" to="/management/mail/$part" params={{ part: "server" }}>
                {t("setUp")}
              </ButtonLink>
            )
          }
        >
          {t("standsWords")}
        </NoteBar>
      )}
      {shown === "outbox" && <OutboxPart />}
      {shown === "templates" && <TemplatesPart />}
      {shown === "server" && data && <ServerPart settings={data.settings} />}
      {shown === "server" && !data && (
        <div className="pbody" aria-busy="true">
          <Skeleton width={240} />
        </div>
      )}
    </>
  );
}
