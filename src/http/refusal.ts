/** One thing that is wrong in what was sent: where (JSON pointer), which rule (code; its words are `errors:<code>`). */
export interface Fault {
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
}

/** A refusal is an answer, not a failure: thrown anywhere below a route, it becomes RFC 9457 problem+json. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly params: Record<string, string | number>;
  /** Further members of the problem, such as `current` for a stale version. */
  readonly members: Record<string, unknown>;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, more: RefusalMore = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.faults = more.faults ?? [];
    this.params = more.params ?? {};
    this.members = more.members ?? {};
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

export interface RefusalMore {
  faults?: readonly Fault[];
  params?: Record<string, string | number>;
  members?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/** Throws a refusal; `code` is stable and names its words in `errors.json`. */
export function refuse(status: number, code: string, more: RefusalMore = {}): never {
  throw new Refusal(status, code, more);
}

/** 404 with the same words for what is absent and what is out of reach. */
export function refuseAsAbsent(): never {
  refuse(404, "absent");
}

/** 422 for one field. */
export function refuseField(pointer: string, code: string, params: Record<string, string | number> = {}): never {
  refuse(422, "invalid", { faults: [{ pointer, code, params }] });
}
