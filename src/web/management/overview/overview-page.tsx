import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Pill } from "../../kit/tag.tsx";
import { sectionsFor, type Section } from "../../sections.ts";
import { useSession } from "../../session.ts";
import { mailSettingsQuery } from "../mail/mail.ts";
import "../management.css";
import "./overview.css";

const parts: readonly { id: "people" | "installation" | "record"; sections: readonly Section["id"][] }[] = [
  { id: "people", sections: ["accessGroups", "departments"] },
  { id: "installation", sections: ["organisation", "fields", "tags", "pipelines", "mail", "blocklist"] },
  { id: "record", sections: ["audit", "trash"] },
];

/** /management/overview: every section of Management that is open to one, with what it is for, and what there needs somebody. */
export function OverviewPage() {
  const { t } = useTranslation("settings");
  const open = sectionsFor(useSession()).filter(({ group }) => group === "management");
  usePageTitle(t("overview.title"));
  if (open.length === 0) return <NotFound />;
  return (
    <>
      <div className="phead">
        <h1 className="in-bar">{t("overview.title")}</h1>
      </div>
      <div className="pbody overview">
        {parts.map(({ id, sections }) => (
          <Part key={id} title={t(`overview.part.${id}`)} sections={open.filter((one) => sections.includes(one.id))} />
        ))}
      </div>
    </>
  );
}

function Part({ title, sections }: { title: string; sections: readonly Section[] }) {
  const { t } = useTranslation("settings");
  if (sections.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="lines">
        {sections.map(({ id, to, icon }) => (
          <li key={id}>
            <Link to={to} className="overview-line">
              <Icon of={icon} />
              <span>
                <b>{t(`app:section.${id}`)}</b>
                <span>{t(`overview.words.${id}`)}</span>
              </span>
              {id === "mail" && <MailState />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing while mail leaves as it should. */
function MailState() {
  const { t, i18n } = useTranslation("settings");
  const format = useFormat();
  const { data } = useQuery(mailSettingsQuery(i18n.language));
  if (data?.problem) return <Pill tone="amber">{t("overview.mailStands")}</Pill>;
  if (data === undefined || data.failed === 0) return null;
  return <Pill tone="red">{t("overview.mailFailed", { count: data.failed, number: format.number(data.failed) })}</Pill>;
}
