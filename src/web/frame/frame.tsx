import { Outlet } from "@tanstack/react-router";
import { PlaceContext } from "../kit/place.ts";
import { useLiveEvents } from "../live-events.ts";
import { useSession } from "../session.ts";
import "./frame.css";

export function Frame() {
  const { user } = useSession();
  useLiveEvents();
  return (
    <PlaceContext value={user}>
      <div className="app">
        <main className="sheet"><Outlet /></main>
      </div>
    </PlaceContext>
  );
}
