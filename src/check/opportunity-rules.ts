import { rule, type Rule } from "./rule.ts";

/** What holds of opportunities, of the stages where they stand and of their pipelines. */
export const opportunityRules: readonly Rule[] = [
  rule(
    "Every pipeline has a stage that is open",
    "select id::text from pipelines p where not exists (select from stages s where s.pipeline_id = p.id and s.kind = 'open' and s.deleted_at is null)",
  ),
  rule(
    "Nothing stands at a stage that was deleted, or whose pipeline was",
    `select o.id::text from opportunities o join stages s on s.id = o.stage_id join pipelines p on p.id = s.pipeline_id
     where s.deleted_at is not null or p.deleted_at is not null`,
  ),
];
