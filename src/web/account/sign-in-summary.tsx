import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { listSessions } from "../../access/api.ts";
import { call } from "../client.ts";
import { languageName } from "../i18n.ts";
import { usePlace } from "../kit/place.ts";
import { zoneOption } from "../kit/zone-options.ts";
import { useSession } from "../session.ts";

/** How one signs in, in a line each; the profile changes it. */
export function SignInSummary() {
  const { t } = useTranslation("account");
  const { user, secondFactor, viewer } = useSession();
  const { language, timeZone } = usePlace();
  const id = useId();
  const { data } = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => call(listSessions, { signal }),
    enabled: viewer === null,
  });
  const lines = [
    { part: "language", label: t("summary.language"), value: languageName(language) },
    { part: "language", label: t("summary.timeZone"), value: zoneOption(timeZone).label },
    { part: "email", label: t("summary.email"), value: user.email },
    { part: "second-factor", label: t("summary.factor"), value: t(secondFactor.on ? "summary.on" : "summary.off") },
    {
      part: "sessions",
      label: t("summary.sessions"),
      value: data && t("summary.places", { count: data.items.length }),
    },
  ];
  return (
    <section className="account-card" aria-labelledby={id}>
      <h2 id={id}>{t("summary.title")}</h2>
      <dl>
        {lines.map(({ part, label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Link to="/profile" hash={part}>
                <bdi>{value ?? "…"}</bdi>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <Link to="/profile" hash="password" className="btn">
        {t("summary.password")}
      </Link>
    </section>
  );
}
