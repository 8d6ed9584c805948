import IconListSearch from "@tabler/icons-react/dist/esm/icons/IconListSearch.mjs";
import IconRefresh from "@tabler/icons-react/dist/esm/icons/IconRefresh.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { useTranslation } from "react-i18next";
import { Icon, type IconOf } from "../kit/icon.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { StatusWord } from "../kit/status-word.tsx";
import { HitMark } from "./hit-mark.tsx";
import { Marked } from "./marked.tsx";
import type { Hit } from "./recent.ts";
import type { Row } from "./rows.ts";

/** What a line shows: a record with its mark, or the icon and words of a page or action. */
export function RowFace({ row, typed }: { row: Row; typed: string }) {
  const { t } = useTranslation("search");
  if ("hit" in row) return <HitFace hit={row.hit} typed={typed} />;
  if ("all" in row) return <Plain icon={IconListSearch} words={t(`all.${row.all}`)} quiet />;
  if ("create" in row) return <Plain icon={IconUserPlus} words={t("create", { words: row.create })} />;
  if ("again" in row) return <Plain icon={IconRefresh} words={t("again")} />;
  const { icon, label, keys } = row.command;
  return <Plain icon={icon} words={label} keys={keys} />;
}

interface PlainProps {
  icon: IconOf;
  words: string;
  keys?: string | undefined;
  quiet?: boolean;
}

function Plain({ icon, words, keys, quiet }: PlainProps) {
  return (
    <>
      <span className="hit-mark">
        <Icon of={icon} size="s" />
      </span>
      <span className={quiet ? "words-of t2" : "words-of"}>{words}</span>
      {keys && <Kbd keys={keys} />}
    </>
  );
}

function HitFace({ hit, typed }: { hit: Hit; typed: string }) {
  return (
    <>
      <HitMark hit={hit} />
      <span className="words-of">
        <span className="b">
          <Marked text={hit.title} typed={typed} />
        </span>
        {hit.subtitle && (
          <span className="t3 beside">
            <Marked text={hit.subtitle} typed={typed} />
          </span>
        )}
      </span>
      {(hit.status === "blocked" || hit.status === "fired") && <StatusWord status={hit.status} small />}
    </>
  );
}
