import { type Delimiter, guessDelimiter } from "./delimiter.ts";
import { type Encoding, strictDecoder } from "./decoder.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { binaryKind } from "./file-kind.ts";
import type { FileProblem } from "./file-problem.ts";

export type LookedAt = {
  encoding: Encoding;
  sure: boolean;
  encodings: { encoding: Encoding; samples: string[] }[];
  delimiter: Delimiter;
};

/** First look at an uploaded file by its beginning (up to 64 kB of it): what it is, its encoding and its delimiter. */
export async function lookAtFile(head: Uint8Array): Promise<LookedAt | { problem: FileProblem }> {
  if (head.length === 0) return { problem: { code: "empty" } };
  const kind = await binaryKind(head);
  if (kind !== undefined) return { problem: { code: "notText", params: { kind } } };

  const { encoding, sure, candidates } = detectEncoding(head);
  const { text } = strictDecoder(encoding).write(head);
  if (text.trim() === "" && head.length < 65_536) return { problem: { code: "empty" } };
  return { encoding, sure, encodings: candidates, delimiter: guessDelimiter(text) };
}
