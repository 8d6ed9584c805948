import type { OptionSource } from "../kit/choice-options.ts";
import { listPipelines } from "../../opportunities/api.ts";
import { call } from "../client.ts";

/** The stages of all pipelines; the pipeline is said where there are several. */
export const stages: OptionSource = {
  loadKey: ["opportunities", "stages"],
  load: async (search, signal) => {
    const { items } = await call(listPipelines, { signal });
    const wanted = search.toLocaleLowerCase();
    return items.flatMap((pipeline) =>
      pipeline.stages
        .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
        .map(({ id, name }) => ({ value: id, label: name, detail: items.length > 1 ? pipeline.name : undefined })),
    );
  },
};

export const pipelines: OptionSource = {
  loadKey: ["opportunities", "pipelines"],
  load: async (search, signal) => {
    const { items } = await call(listPipelines, { signal });
    const wanted = search.toLocaleLowerCase();
    return items
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .map(({ id, name }) => ({ value: id, label: name }));
  },
};

/** The names of stages or pipelines by their ids. */
export async function namesOfStages(ids: readonly string[]) {
  const { items } = await call(listPipelines, {});
  return items
    .flatMap((pipeline) => [pipeline, ...pipeline.stages])
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }));
}
