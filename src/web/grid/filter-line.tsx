import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import type { Count } from "../kit/format-for.ts";
import { filterInWords, type Speaker } from "./filter-words.ts";
import type { Filter } from "./filter.ts";

interface FilterLineProps {
  filter: readonly Filter[];
  search: string;
  count: Count | undefined;
  speaker: Speaker;
}

/** "12,408 people whose company is in Ukraine": how many, and the whole filter in words. */
export function FilterLine({ filter, search, count, speaker }: FilterLineProps) {
  const { t } = useTranslation(speaker.room);
  const format = useFormat();
  // Words without a number would say nothing.
  const pieces = count ? filterInWords(filter, speaker, search) : [];
  const words = pieces.map((piece) => piece.text).join("");
  return (
    <p className="words">
      <b aria-live="polite">
        {count
          ? t(count.exact ? "count" : "countAbout", {
              count: count.value,
              number: count.exact ? format.number(count.value) : format.about(count.value),
            })
          : "\u00a0"}
      </b>
      <span className="clip" title={words}>
        {pieces.map((piece, at) => (piece.value ? <u key={at}>{piece.text}</u> : piece.text))}
      </span>
    </p>
  );
}
