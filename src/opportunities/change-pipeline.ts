import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Actor } from "../access/actor.ts";
import { recordChanges } from "../audit/record.ts";
import type { Change } from "../database/tables/audit.ts";
import type { Tx } from "../database/transaction.ts";
import type { BodyOf } from "../http/endpoint.ts";
import { refuse, refuseAsAbsent, refuseField } from "../http/refusal.ts";
import { cleanText, isCleanText } from "../values/text.ts";
import { newId } from "../values/uuid.ts";
import type { createPipeline as declaredNew, updatePipeline as declared } from "./api.ts";
import { emptyStages } from "./empty-stages.ts";
import { showPipeline, type Pipeline } from "./pipelines.ts";
import { keptName } from "./stage-names.ts";
import { asTold, checkNameIsFree, loadStages, lockPipelines, storeStages, type Stage } from "./stored-pipelines.ts";
import { trashPipeline, trashStages } from "./trash-pipelines.ts";

type Wish = Omit<BodyOf<typeof declared>, "version">;
type WishedStage = NonNullable<Wish["stages"]>[number];

/** A pipeline of one's own; without stages it begins with those that the installation began with. */
export async function createPipeline(
  tx: Tx,
  actor: Actor,
  { name: given, stages }: BodyOf<typeof declaredNew>,
): Promise<Pipeline> {
  await lockPipelines(tx);
  const name = checkedName(given, "/name");
  await checkNameIsFree(tx, undefined, name);
  const { id } = await tx
    .insertInto("pipelines")
    .values({ name, standing: null, position: sql`(select coalesce(max(position), 0) + 1 from pipelines)` })
    .returning("id")
    .executeTakeFirstOrThrow();
  await storeStages(tx, id, stages ? checkedStages(stages, [], actor.language) : firstStages.map(asNew));
  await recordChanges(tx, actor, [{ subjectKind: "pipeline", subjectId: id, action: "created" }]);
  return showPipeline(tx, actor, id);
}

/** Renames a pipeline, or writes its stages as a whole; what was in one that goes is moved where the wish says. */
export async function updatePipeline(tx: Tx, actor: Actor, id: string, version: number, wish: Wish): Promise<Pipeline> {
  await lockPipelines(tx);
  const before = await loadPipeline(tx, actor, id, version);
  const stages = await loadStages(tx, id);
  const after = wish.stages ? checkedStages(wish.stages, stages, actor.language) : stages;
  const named = wish.name === undefined ? before : keptName(checkedName(wish.name, "/name"), before, actor.language);
  if (named.name !== before.name) await checkNameIsFree(tx, id, named.name);
  const difference: Change = {
    ...(named.name !== before.name && { name: [before.name, named.name] }),
    ...(!isDeepStrictEqual(after, stages) && { stages: [stages.map(asTold), after.map(asTold)] }),
  };
  if (Object.keys(difference).length === 0) return showPipeline(tx, actor, id);
  const gone = stages.filter((stage) => !after.some((other) => other.id === stage.id)).map((stage) => stage.id);
  await storeStages(tx, id, after);
  await emptyStages(tx, actor, gone, new Map(wish.moves?.map(({ from, to }) => [from, to])));
  await trashStages(tx, actor, gone);
  await tx
    .updateTable("pipelines")
    .set({ ...named, version: sql`version + 1`, updated_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  await recordChanges(tx, actor, [{ subjectKind: "pipeline", subjectId: id, action: "updated", change: difference }]);
  return showPipeline(tx, actor, id);
}

/** Moves a pipeline with its stages to the trash, the last one excepted; what was in it is moved to a stage of another one. */
export async function deletePipeline(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  moveTo: string | undefined,
): Promise<void> {
  await lockPipelines(tx);
  await loadPipeline(tx, actor, id, version);
  const others = await tx
    .selectFrom("pipelines")
    .select("id")
    .where("id", "<>", id)
    .where("deleted_at", "is", null)
    .execute();
  if (others.length === 0) refuse(409, "lastPipeline");
  const stages = (await loadStages(tx, id)).map((stage) => stage.id);
  await emptyStages(tx, actor, stages, new Map(moveTo ? stages.map((stage) => [stage, moveTo]) : []));
  await trashPipeline(tx, actor, id);
}

async function loadPipeline(tx: Tx, actor: Actor, id: string, version: number) {
  const found = await tx
    .selectFrom("pipelines")
    .select(["name", "standing", "version"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!found) refuseAsAbsent();
  if (found.version !== version) refuse(412, "stale", { members: { current: await showPipeline(tx, actor, id) } });
  return { name: found.name, standing: found.standing };
}

function checkedName(given: string, pointer: string): string {
  if (!isCleanText(given)) refuseField(pointer, "text");
  const name = cleanText(given);
  if (name === "") refuseField(pointer, "required");
  return name;
}

/** Won is certain and lost is none; each name stands once, and something is open. */
function checkedStages(wished: readonly WishedStage[], before: readonly Stage[], language: string): Stage[] {
  const stages = wished.map((wish, at): Stage => {
    const known = before.find((stage) => stage.id === wish.id);
    if (wish.id !== undefined && !known) refuseField(`/stages/${at}/id`, "stageUnknown");
    const kind = wish.kind ?? known?.kind ?? "open";
    return {
      id: known?.id ?? newId(),
      ...keptName(checkedName(wish.name, `/stages/${at}/name`), known && pick(known), language),
      kind,
      probability: kind === "won" ? 100 : kind === "lost" ? 0 : (wish.probability ?? known?.probability ?? 0),
      asksReason: kind === "lost" && (wish.asksReason ?? known?.asksReason ?? true),
    };
  });
  const names = stages.map(({ name }) => name.toLowerCase());
  const twice = stages.findIndex(
    ({ id }, at) => names.indexOf(names[at] ?? "") < at || stages.findIndex((s) => s.id === id) < at,
  );
  if (twice !== -1) refuseField(`/stages/${twice}/name`, "taken");
  if (!stages.some(({ kind }) => kind === "open")) refuseField("/stages", "noOpenStage");
  return stages;
}

function pick({ name, standing }: Stage): { name: string; standing: string | null } {
  return { name, standing };
}

const firstStages = [
  { name: "New", standing: "new", kind: "open", probability: 10 },
  { name: "Qualified", standing: "qualified", kind: "open", probability: 25 },
  { name: "Proposal", standing: "proposal", kind: "open", probability: 50 },
  { name: "Negotiation", standing: "negotiation", kind: "open", probability: 75 },
  { name: "Won", standing: "won", kind: "won", probability: 100 },
  { name: "Lost", standing: "lost", kind: "lost", probability: 0 },
] as const;

function asNew(stage: (typeof firstStages)[number]): Stage {
  return { ...stage, id: newId(), asksReason: stage.kind === "lost" };
}
