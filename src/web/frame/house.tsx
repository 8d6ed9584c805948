import { lazyRouteComponent } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { PlaceContext, placeOf } from "../kit/place.ts";
import { ProveProvider } from "../prove/prove-provider.tsx";
import { useSession, type Session } from "../session.ts";

const Frame = lazyRouteComponent(() => import("./frame.tsx"), "Frame");
const Account = lazyRouteComponent(() => import("../account/account.tsx"), "Account");
const FactorNeeded = lazyRouteComponent(() => import("../sign-in/factor-needed.tsx"), "FactorNeeded");

/** Brings what will stand around the page, beside the page itself: clients never load the working panel, agents not the account. */
export async function loadHouse(session: Session): Promise<void> {
  const isClient = session.user.accessGroup.type === "client";
  await (session.secondFactor.missing ? FactorNeeded : isClient ? Account : Frame).preload?.();
}

/** What stands around every page: the working panel for agents, the personal account for clients, and neither before a second factor that the access group asks for. */
export function House() {
  const { i18n } = useTranslation();
  const { user, secondFactor } = useSession();
  const place = useMemo(
    () => placeOf({ language: user.language || i18n.language, timeZone: user.timeZone }),
    [user.language, user.timeZone, i18n.language],
  );
  // It stays until its recovery codes have been seen, though the factor is on before that.
  const [settingUp, setSettingUp] = useState(false);
  if (secondFactor.missing && !settingUp) setSettingUp(true);
  const isClient = user.accessGroup.type === "client";
  return (
    <PlaceContext value={place}>
      <ProveProvider>
        {settingUp ? <FactorNeeded onDone={() => setSettingUp(false)} /> : isClient ? <Account /> : <Frame />}
      </ProveProvider>
    </PlaceContext>
  );
}
