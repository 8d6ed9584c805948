import { lazy, Suspense } from "react";
import { useSession } from "../session.ts";

const ViewBanner = lazy(async () => ({ default: (await import("../view-as/view-banner.tsx")).ViewBanner }));

/** The banner of whoever looks on as somebody else; loaded by nobody else. */
export function Viewing() {
  const { viewer } = useSession();
  if (viewer === null) return null;
  return (
    <Suspense>
      <ViewBanner viewer={viewer} />
    </Suspense>
  );
}
