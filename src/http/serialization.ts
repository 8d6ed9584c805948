import stringifierOf from "fast-json-stringify";
import type { FastifySerializerCompiler } from "fastify";

/** Writes answers by their schema, compiled when an endpoint answers for the first time: a start needs none of them. */
export const compileSerializer: FastifySerializerCompiler<object> = ({ schema }) => {
  let write: ((data: unknown) => string) | undefined;
  return (data: unknown) => (write ??= stringifierOf(schema))(data);
};
