import type { Mount } from "../access/door.ts";
import type { RecordKind } from "../access/record-kind.ts";
import { recordTimelines } from "./api.ts";
import { listTimeline } from "./list.ts";

/** What happened to records of these kinds, and what was written on them. */
export function timelineRoutes(mount: Mount, kinds: readonly RecordKind[]): void {
  for (const record of kinds)
    mount(recordTimelines[record.path], ({ tx, actor, params, query }) =>
      listTimeline(tx, kinds, actor, record, params.id, query),
    );
}
