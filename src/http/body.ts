import type { FastifyInstance, FastifyRequest } from "fastify";
import { isCleanText } from "../values/text.ts";
import { parseJson } from "./json.ts";
import { refuse, refuseField } from "./refusal.ts";

/** The only bodies that are read: JSON in UTF-8, uncompressed, arriving within 30 seconds; routes that take files read multipart themselves. */
export function readBodies(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, async (request: FastifyRequest, body: Buffer) => {
    if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?;?$/i.test(request.headers["content-type"] ?? ""))
      refuse(415, "mediaType");
    // Some programs name a type where there is no body.
    if (body.length === 0 && request.method === "DELETE") return undefined;
    return parseJson(textOf(body));
  });
  app.addHook("onRequest", async (request) => {
    if ((request.headers["content-encoding"] ?? "identity") !== "identity") refuse(415, "mediaType");
    checkUrl(request);
    hurry(request);
  });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function textOf(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    refuse(400, "malformed");
  }
}

/** What stands in the address reaches the database as bodies do. */
function checkUrl(request: FastifyRequest): void {
  for (const [place, part] of [
    ["query", request.query],
    ["params", request.params],
  ] as const) {
    for (const [key, value] of Object.entries(part ?? {})) {
      if ([value].flat().some((one) => typeof one === "string" && !isCleanText(one)) || !isCleanText(key))
        refuseField(`/${place}`, "text");
    }
  }
}

const bodyMilliseconds = 30_000;

/** Cuts a body that trickles; files may take their time as long as they move (limits.ts). */
function hurry({ raw }: FastifyRequest): void {
  const arrives = raw.headers["transfer-encoding"] !== undefined || Number(raw.headers["content-length"]) > 0;
  if (!arrives || raw.headers["content-type"]?.startsWith("multipart/")) return;
  const cut = setTimeout(() => raw.destroy(), bodyMilliseconds);
  const done = () => clearTimeout(cut);
  raw.once("end", done).once("close", done);
}
