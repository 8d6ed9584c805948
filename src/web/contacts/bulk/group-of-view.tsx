import type { ViewAsked } from "../../grid/list.ts";
import { GroupOfMany } from "./group-of-many.tsx";
import { useAllOfView } from "./use-all-of-view.ts";

/** Makes a contact group of all that a view finds, named after it. */
export function GroupOfView({ view, all, onClose }: ViewAsked) {
  const chosen = useAllOfView(all);
  return <GroupOfMany view={view} chosen={chosen} within={undefined} onClose={onClose} onDone={() => {}} />;
}
