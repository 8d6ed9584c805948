import type { BodyOf, ReplyOf } from "../../../http/endpoint.ts";
import type { listPipelines, updatePipeline } from "../../../opportunities/api.ts";

export type Pipeline = ReplyOf<typeof listPipelines>["items"][number];
type Wish = BodyOf<typeof updatePipeline>;

/** A stage as it is being written. */
export interface StageDraft {
  /** Of the stage that it is; of a new one a word of the page alone. */
  key: string;
  isNew: boolean;
  name: string;
  kind: "open" | "won" | "lost";
  probability: number | null;
  asksReason: boolean;
  /** How many are in it. */
  opportunities: number;
  /** Taken away; what is in it goes to another stage. */
  goes: { to: string | null } | undefined;
}

export interface PipelineDraft {
  name: string;
  stages: readonly StageDraft[];
}

export function draftOf({ name, stages }: Pipeline): PipelineDraft {
  return {
    name,
    stages: stages.map(({ id, opportunities, ...stage }) => ({
      ...stage,
      key: id,
      isNew: false,
      opportunities: opportunities ?? 0,
      goes: undefined,
    })),
  };
}

export function withStage(draft: PipelineDraft, key: string, part: Partial<StageDraft>): PipelineDraft {
  return { ...draft, stages: draft.stages.map((stage) => (stage.key === key ? { ...stage, ...part } : stage)) };
}

/** A stage one place up or down. */
export function stepped(draft: PipelineDraft, key: string, by: 1 | -1): PipelineDraft {
  const at = draft.stages.findIndex((stage) => stage.key === key);
  const stage = draft.stages[at];
  if (!stage || at + by < 0 || at + by >= draft.stages.length) return draft;
  return { ...draft, stages: draft.stages.toSpliced(at, 1).toSpliced(at + by, 0, stage) };
}

/** A new stage behind the last that is open. */
export function withNewStage(draft: PipelineDraft): PipelineDraft {
  const last = draft.stages.findLastIndex(({ kind }) => kind === "open");
  const stage: StageDraft = {
    key: `new ${crypto.randomUUID()}`,
    isNew: true,
    name: "",
    kind: "open",
    probability: draft.stages[last]?.probability ?? 50,
    asksReason: false,
    opportunities: 0,
    goes: undefined,
  };
  return { ...draft, stages: draft.stages.toSpliced(last + 1, 0, stage) };
}

/** Takes a stage away; one that has something in it asks where to first. */
export function withoutStage(draft: PipelineDraft, { key, opportunities, isNew }: StageDraft): PipelineDraft {
  if (isNew || opportunities === 0) {
    const goes = { to: null };
    return isNew
      ? { ...draft, stages: draft.stages.filter((stage) => stage.key !== key) }
      : withStage(draft, key, { goes });
  }
  const to = draft.stages.find((stage) => stage.key !== key && !stage.isNew && stage.goes === undefined);
  return withStage(draft, key, { goes: { to: to?.key ?? null } });
}

/** The draft as the API takes it. */
export function writeDraft({ name, stages }: PipelineDraft): Pick<Wish, "name" | "stages" | "moves"> {
  return {
    name: name.trim(),
    stages: stages
      .filter(({ goes }) => goes === undefined)
      .map(({ key, isNew, name: stage, kind, probability, asksReason }) => ({
        ...(!isNew && { id: key }),
        name: stage.trim(),
        kind,
        ...(kind === "open" && { probability: probability ?? 0 }),
        ...(kind === "lost" && { asksReason }),
      })),
    moves: stages.flatMap(({ key, goes }) => (goes?.to ? [{ from: key, to: goes.to }] : [])),
  };
}
