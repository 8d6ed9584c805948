import IconPlugConnectedX from "@tabler/icons-react/dist/esm/icons/IconPlugConnectedX.mjs";
import { Trans, useTranslation } from "react-i18next";
import { usePageTitle } from "../frame/page-title.ts";
import { usePlace } from "../kit/place.ts";
import { Empty } from "../kit/states.tsx";
import { sectionsFor } from "../sections.ts";
import { useSession } from "../session.ts";
import { Birthdays } from "./birthdays.tsx";
import { MyContacts } from "./my-contacts.tsx";
import { MyOpportunities } from "./my-opportunities.tsx";
import { MyTasks } from "./my-tasks.tsx";
import { RecentlyOpened } from "./recently-opened.tsx";
import "./home.css";

/** /: what waits for somebody of the team, each part with the way to the whole of it. */
export function HomePage() {
  const { t } = useTranslation("home");
  const session = useSession();
  const { language, timeZone } = usePlace();
  usePageTitle(t("app:section.home"));
  const open = new Set(sectionsFor(session).map(({ id }) => id));
  const day = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone });
  const hasContacts = open.has("contacts");
  const hasTasks = open.has("tasks");
  const hasRecords = hasTasks || hasContacts || open.has("companies") || open.has("opportunities");
  return (
    <div className="home">
      <header className="home-head">
        <h1>
          <Trans t={t} i18nKey="hello" values={{ name: session.user.name }} components={{ name: <bdi /> }} />
        </h1>
        <p>{day.format(new Date())}</p>
      </header>
      {hasRecords ? (
        <div className="home-body">
          <div className="home-main">
            {hasTasks && <MyTasks />}
            {open.has("opportunities") && <MyOpportunities />}
            {hasContacts && <MyContacts />}
          </div>
          <div className="home-side">
            <RecentlyOpened />
            {hasContacts && <Birthdays />}
          </div>
        </div>
      ) : (
        <Empty icon={IconPlugConnectedX} title={t("closed.title")}>
          {t("closed.words")}
        </Empty>
      )}
    </div>
  );
}
