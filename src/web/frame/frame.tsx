import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../kit/classes.ts";
import { useLiveEvents } from "../live-events.ts";
import { Palette } from "../search/palette.tsx";
import { useMarkOpened } from "../search/use-mark-opened.ts";
import { useSession } from "../session.ts";
import { WorkProvider } from "../work/work-provider.tsx";
import { OfflineBar } from "./offline-bar.tsx";
import { SidePanel } from "./side-panel.tsx";
import { TabBar } from "./tab-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useFolded } from "./use-folded.ts";
import { useFrameKeys } from "./use-frame-keys.ts";
import { Viewing } from "./viewing.tsx";
import "./frame.css";

const ShortcutsDialog = lazy(async () => ({ default: (await import("./shortcuts-dialog.tsx")).ShortcutsDialog }));

/** Panel, top bar and the one sheet that every room fills. */
export function Frame() {
  const { t } = useTranslation("app");
  const { viewer } = useSession();
  const [folded, turnFolded] = useFolded();
  const [open, setOpen] = useState<"search" | "keyboard">();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const close = () => setOpen(undefined);
  useLiveEvents();
  useMarkOpened();
  useFrameKeys({ search: () => setOpen("search"), keyboard: () => setOpen("keyboard"), fold: turnFolded });
  return (
    <WorkProvider>
      <a href="#sheet" className="btn p skip">
        {t("panel.skip")}
      </a>
      <div className={classes("app", folded && "folded", viewer && "viewed")}>
        <Viewing />
        <SidePanel folded={folded} onFold={turnFolded} onKeyboard={() => setOpen("keyboard")} />
        <TopBar onSearch={() => setOpen("search")} />
        <main className="sheet" id="sheet" tabIndex={-1} key={path.split("/")[1]}>
          <OfflineBar />
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
        <TabBar />
      </div>
      {open === "search" && <Palette onClose={close} onKeyboard={() => setOpen("keyboard")} />}
      <Suspense>{open === "keyboard" && <ShortcutsDialog open onClose={close} />}</Suspense>
    </WorkProvider>
  );
}
