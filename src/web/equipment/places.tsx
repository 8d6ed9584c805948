import { NotFound } from "../frame/not-found.tsx";
import { useMay, useSession } from "../session.ts";
import { EquipmentPage, MyEquipmentPage, MyPiecePage, PiecePage } from "./pages.ts";

/** /equipment: the list of the team, or a client's own. */
export function EquipmentPlace() {
  const isClient = useIsClient();
  if (!useMay()("equipment", "see")) return <NotFound />;
  return isClient ? <MyEquipmentPage /> : <EquipmentPage />;
}

/** /equipment/$id: the same of one piece. */
export function PiecePlace() {
  const isClient = useIsClient();
  if (!useMay()("equipment", "see")) return <NotFound />;
  return isClient ? <MyPiecePage /> : <PiecePage />;
}

function useIsClient(): boolean {
  return useSession().user.accessGroup.type === "client";
}
