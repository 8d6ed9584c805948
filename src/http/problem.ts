import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { isAway } from "../database/away.ts";
import { words } from "../words/words.ts";
import { Refusal, type Fault } from "./refusal.ts";
import { faultsOf } from "./validation.ts";

/** Answers an error as RFC 9457 problem+json in the caller's language; what is no refusal is a 500 without detail. */
export function answerProblem(
  error: FastifyError | Refusal | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = asRefusal(error);
  if (!refusal) request.log.error({ err: error }, "unexpected");
  const { status, code, faults, params, members, retryAfterSeconds } = refusal ?? new Refusal(500, "unexpected");
  const say = words(request.language);
  if (retryAfterSeconds !== undefined) reply.header("retry-after", String(Math.ceil(retryAfterSeconds)));
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .send(
      JSON.stringify({
        type: `/api/docs#problem-${code}`,
        title: say(`errors:${code}.title`, params),
        status,
        code,
        detail: say(`errors:${code}.detail`, { ...params, request: request.id }),
        ...(faults.length > 0 && { errors: faults.map((fault) => inWords(fault, say)) }),
        ...members,
      }),
    );
}

function inWords(fault: Fault, say: (key: string, params?: Record<string, unknown>) => string) {
  return { pointer: fault.pointer, code: fault.code, detail: say(`errors:fault.${fault.code}`, fault.params ?? {}) };
}

/** Fastify's and Postgres' own refusals in our words; nothing for a true failure. */
export function asRefusal(error: FastifyError | Refusal | Error): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if ("validation" in error && error.validation) return new Refusal(422, "invalid", { faults: faultsOf(error) });
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const known = byConstraint[constraintOf(error)] ?? byCode[code];
  if (known) return new Refusal(known[0], known[1], known[2] === undefined ? {} : { retryAfterSeconds: known[2] });
  if (isAway(error)) return new Refusal(503, "busy", { retryAfterSeconds: 2 });
  // Class 22, data exceptions: a value that no check has caught earlier; the caller's fault, and worth a line in the log.
  if (/^22[0-9A-Z]{3}$/.test(code)) return new Refusal(400, "malformed");
  if (
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  )
    return new Refusal(error.statusCode, "malformed");
  return undefined;
}

function constraintOf(error: Error): string {
  return "constraint" in error && typeof error.constraint === "string" ? error.constraint : "";
}

/** Rules that the database holds itself, for what happens between a look and a write. */
const byConstraint: Record<string, [status: number, code: string]> = {
  contacts_last_administrator: [409, "lastAdministrator"],
  access_groups_administrator: [409, "lastAdministrator"],
  access_groups_standing: [409, "standingGroup"],
  contacts_fired_is_final: [409, "firedIsFinal"],
  contacts_reports_to_acyclic: [409, "conflict"],
  companies_parent_acyclic: [409, "conflict"],
  company_domains_once: [409, "domainTaken"],
  companies_parent_depth: [409, "conflict"],
  departments_parent_acyclic: [409, "conflict"],
  department_people_agents: [409, "conflict"],
  access_groups_kind_stays: [409, "groupInUse"],
  contact_groups_by_name: [409, "nameTaken"],
  access_groups_by_name: [409, "nameTaken"],
  departments_by_name: [409, "nameTaken"],
  equipment_acyclic: [409, "conflict"],
  equipment_depth: [409, "conflict"],
  equipment_beside_its_parent: [409, "conflict"],
  equipment_serial_taken: [409, "serialTaken"],
  installation_serials_unique: [409, "serialsRepeat"],
  views_by_name: [409, "nameTaken"],
  views_by_owner_and_name: [409, "nameTaken"],
};

/** Status, code, seconds to wait. Five-letter keys are SQLSTATEs. */
const byCode: Record<string, [status: number, code: string, retryAfterSeconds?: number]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, "mediaType"],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "tooLarge"],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, "malformed"],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, "malformed"],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, "malformed"],
  FST_REQ_FILE_TOO_LARGE: [413, "tooLarge"],
  FST_ERR_BAD_URL: [400, "malformed"],
  "57014": [503, "tooSlow", 5],
  // No space left, for the database or for files; no memory left; a limit that somebody has set.
  "53100": [507, "noSpace", 30],
  ENOSPC: [507, "noSpace", 30],
  EDQUOT: [507, "noSpace", 30],
  "53200": [503, "busy", 5],
  "53400": [503, "busy", 5],
  // Uniqueness, checks and references that the database holds under a race which the rules before it have not seen.
  "23505": [409, "conflict"],
  "23514": [409, "conflict"],
  "23503": [409, "conflict"],
  "40P01": [409, "conflict"],
  "40001": [409, "conflict"],
};
