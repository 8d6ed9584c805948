import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { OfflineBar } from "../frame/offline-bar.tsx";
import { OwnMenu } from "../frame/own-menu.tsx";
import { Viewing } from "../frame/viewing.tsx";
import { useLiveEvents } from "../live-events.ts";
import { mayOf, useSession } from "../session.ts";
import { Brand } from "./brand.tsx";
import { LanguageButton } from "./language-button.tsx";
import "./account.css";

/** The personal account: what clients have instead of the working panel. It carries the organisation's name, not ours. */
export function Account() {
  const { t } = useTranslation("account");
  const { may } = useSession();
  const path = useLocation({ select: ({ pathname }) => pathname });
  useLiveEvents();
  return (
    <>
      <a href="#sheet" className="btn p account-skip">
        {t("skip")}
      </a>
      <div className="account">
        <Viewing />
        <header className="account-top">
          <Brand />
          <nav aria-label={t("sections")}>
            <Link to="/" activeOptions={{ exact: true }} activeProps={{ "aria-current": "page" }}>
              {t("start.tab")}
            </Link>
            {mayOf(may, "equipment", "see") && (
              <Link to="/equipment" activeProps={{ "aria-current": "page" }}>
                {t("equipment")}
              </Link>
            )}
            <Link to="/profile" activeProps={{ "aria-current": "page" }}>
              {t("profile")}
            </Link>
          </nav>
          <div className="end">
            <LanguageButton />
            <OwnMenu />
          </div>
        </header>
        <main id="sheet" tabIndex={-1} key={path}>
          <OfflineBar />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </>
  );
}
