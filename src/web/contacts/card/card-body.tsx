import { useMediaQuery } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Tabs } from "../../kit/tabs.tsx";
import { useMay } from "../../session.ts";
import type { Contact } from "../fields/contact.ts";
import { Properties } from "./properties.tsx";
import { countRelated, Related } from "./related.tsx";
import { Timeline } from "./timeline.tsx";

const Audit = lazy(async () => ({ default: (await import("../audit/contact-audit.tsx")).ContactAudit }));

type TabId = "timeline" | "audit" | "properties" | "related";

/** Properties, timeline or audit, and what is related: three columns, two with tabs below 1200 px, tabs alone on a phone. */
export function CardBody({ contact }: { contact: Contact }) {
  const { t } = useTranslation("card");
  const phone = useMediaQuery("(max-width: 700px)", undefined, { getInitialValueInEffect: false });
  const narrow = useMediaQuery("(max-width: 1199px)", undefined, { getInitialValueInEffect: false });
  const { tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const hasJournal = contact.can.includes("audit");
  const hasPast = hasJournal || (["notes", "files", "tasks"] as const).some((subject) => may(subject, "see"));
  const tabs: { id: TabId; label: string; count?: number }[] = [
    ...(hasPast ? [{ id: "timeline" as const, label: t("tab.timeline") }] : []),
    ...(phone ? [{ id: "properties" as const, label: t("tab.properties") }] : []),
    ...(narrow || !hasPast ? [{ id: "related" as const, label: t("tab.related"), count: countRelated(contact) }] : []),
    ...(hasJournal ? [{ id: "audit" as const, label: t("tab.audit") }] : []),
  ];
  const current = tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? "related";
  const turn = (id: TabId) =>
    void navigate({ to: ".", search: (now) => ({ ...now, tab: id === tabs[0]?.id ? undefined : id }), replace: true });
  const parts = {
    timeline: <Timeline contact={contact} />,
    audit: (
      <Suspense>
        <Audit contact={contact} />
      </Suspense>
    ),
    properties: <Properties contact={contact} />,
    related: <Related contact={contact} />,
  };
  const row = <Tabs label={t("parts")} tabs={tabs} current={current} onChange={turn} panelId="card-part" />;
  const panel = (
    <div id="card-part" role="tabpanel" tabIndex={0} aria-label={t(`tab.${current}`)}>
      {parts[current]}
    </div>
  );
  if (phone) {
    return (
      <>
        <div className="ctabs phone">{row}</div>
        <div className="cbody one">{panel}</div>
      </>
    );
  }
  if (narrow || !hasPast) {
    return (
      <div className="cbody two">
        {parts.properties}
        <div>
          {tabs.length > 1 && <div className="ctabs">{row}</div>}
          {tabs.length > 1 ? panel : parts.related}
        </div>
      </div>
    );
  }
  return (
    <div className="cbody">
      {parts.properties}
      <div>
        <div className="ctabs">{row}</div>
        {panel}
      </div>
      {parts.related}
    </div>
  );
}
