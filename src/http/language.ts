import type { FastifyInstance } from "fastify";
import { languages } from "../words/words.ts";

/** Gives each request the language of its Accept-Language that we speak best; the person's own takes its place once known. */
export function hearLanguages(app: FastifyInstance): void {
  app.decorateRequest("language", "en");
  app.addHook("onRequest", async (request) => {
    request.language = pickLanguage(request.headers["accept-language"] ?? "");
  });
}

/** RFC 9110 12.5.4: the first of the most wanted that has words, by its tag or its language alone; English when there is none. */
export function pickLanguage(accepted: string, spoken: readonly string[] = languages): string {
  const wishes = accepted
    .slice(0, 500)
    .split(",")
    .map(readWish)
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const found =
      spoken.find((language) => language.toLowerCase() === tag) ??
      spoken.find((language) => language === tag.split("-")[0]);
    if (found) return found;
  }
  return "en";
}

function readWish(wish: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = wish.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
}
