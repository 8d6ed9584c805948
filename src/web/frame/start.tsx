import { lazyRouteComponent } from "@tanstack/react-router";
import { useSession, type Session } from "../session.ts";

const Home = lazyRouteComponent(() => import("../home/pages.ts"), "HomePage");
const AccountStart = lazyRouteComponent(() => import("../account/pages.ts"), "StartPage");

/** Brings one's own beginning and not the other's. */
export async function loadStart(session: Session): Promise<void> {
  await (session.user.accessGroup.type === "client" ? AccountStart : Home).preload?.();
}

/** /: what an agent begins the day with, or the start of a client's account. */
export function Start() {
  const { user } = useSession();
  return user.accessGroup.type === "client" ? <AccountStart /> : <Home />;
}
