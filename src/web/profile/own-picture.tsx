import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Avatar } from "../kit/avatar.tsx";
import { useSession } from "../session.ts";
import { ownContactQuery } from "./own-contact.ts";

// Only who may change his picture needs what crops one.
const EditedPicture = lazy(async () => ({ default: (await import("./edited-picture.tsx")).EditedPicture }));

/** One's own picture; to be changed as far as one may edit one's own card. */
export function OwnPicture() {
  const { user } = useSession();
  const { data } = useQuery(ownContactQuery(user.id));
  const shown = <Avatar id={user.id} name={user.name} src={user.picture} size={64} />;
  if (!data?.can.includes("edit")) return shown;
  return (
    <Suspense fallback={shown}>
      <EditedPicture contact={data} />
    </Suspense>
  );
}
