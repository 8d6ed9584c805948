import formats from "ajv-formats";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { FastifySchemaCompiler } from "fastify";
import type { Fault } from "./refusal.ts";

/** Bodies are taken as they are; only what stands in a URL is read as number or yes/no. Unknown keys are refused. */
const strict = withFormats(
  new Ajv({ allErrors: true, removeAdditional: false, coerceTypes: false, useDefaults: true, strict: false }),
);
const fromUrl = withFormats(
  new Ajv({ allErrors: true, removeAdditional: false, coerceTypes: true, useDefaults: true, strict: false }),
);

/** Compiles a schema when it is asked for the first time: a start needs none of them. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  let compiled: ValidateFunction | undefined;
  return (data: unknown) => {
    const validate = (compiled ??= (httpPart === "body" ? strict : fromUrl).compile(schema));
    return validate(data)
      ? { value: data }
      : { error: Object.assign(new Error("invalid"), { validation: firstFew(validate) }) };
  };
};

/** What the validator found, as places and rules. At most 20, so that hostile input stays cheap to answer. */
export function faultsOf(error: { validation?: unknown; validationContext?: string }): Fault[] {
  const found = Array.isArray(error.validation) ? error.validation : [];
  const where = error.validationContext && error.validationContext !== "body" ? `/${error.validationContext}` : "";
  return found.map((one: ErrorObject) => ({
    pointer: `${where}${one.instancePath}${missing(one)}`,
    code: ruleOf(one),
    params: numbersOf(one),
  }));
}

function withFormats(ajv: Ajv): Ajv {
  return formats.default(ajv);
}

function firstFew(validate: ValidateFunction): ErrorObject[] {
  return (validate.errors ?? []).slice(0, 20);
}

function missing(one: ErrorObject): string {
  if (one.keyword === "required") return `/${escapePointer(one.params.missingProperty)}`;
  if (one.keyword === "additionalProperties") return `/${escapePointer(one.params.additionalProperty)}`;
  return "";
}

/** RFC 6901. */
function escapePointer(key: unknown): string {
  return String(key).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1");
}

const rules: Record<string, string> = {
  required: "required",
  additionalProperties: "unknownKey",
  type: "type",
  enum: "choice",
  const: "choice",
  anyOf: "type",
  format: "format",
  pattern: "format",
  minLength: "tooShort",
  maxLength: "tooLong",
  minimum: "tooSmall",
  maximum: "tooBig",
  minItems: "tooFew",
  maxItems: "tooMany",
  minProperties: "tooFew",
  uniqueItems: "twice",
};

function ruleOf(one: ErrorObject): string {
  return rules[one.keyword] ?? "format";
}

function numbersOf(one: ErrorObject): Record<string, string | number> {
  if (typeof one.params.limit === "number") return { limit: one.params.limit };
  if (one.keyword === "type") return { type: String(one.params.type) };
  if (one.keyword === "enum" && Array.isArray(one.params.allowedValues))
    return { allowed: one.params.allowedValues.slice(0, 12).join(", ") };
  return {};
}
