import IconFolder from "@tabler/icons-react/dist/esm/icons/IconFolder.mjs";
import IconListSearch from "@tabler/icons-react/dist/esm/icons/IconListSearch.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useTranslation } from "react-i18next";
import { Avatar } from "../kit/avatar.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import { Icon } from "../kit/icon.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { Name } from "../kit/person.tsx";
import { StatusWord } from "../kit/status-word.tsx";
import type { Hit } from "./recent.ts";
import type { Row } from "./rows.ts";

/** What a line shows: a record with its mark, or the icon and words of a page or action. */
export function RowFace({ row }: { row: Row }) {
  const { t } = useTranslation("search");
  if ("hit" in row) return <HitFace hit={row.hit} />;
  if ("everywhere" in row)
    return (
      <>
        <span className="mark">
          <Icon of={IconListSearch} size="s" />
        </span>
        <span className="words-of">{t("inContacts", { words: row.everywhere })}</span>
      </>
    );
  const { icon, label, keys } = row.command;
  return (
    <>
      <span className="mark">
        <Icon of={icon} size="s" />
      </span>
      <span className="words-of">{label}</span>
      {keys && <Kbd keys={keys} />}
    </>
  );
}

function HitFace({ hit }: { hit: Hit }) {
  return (
    <>
      <span className="mark">
        {hit.kind === "contact" && <Avatar id={hit.id} name={hit.title} src={hit.picture} />}
        {hit.kind === "company" && <CompanyMark name={hit.title} />}
        {hit.kind === "opportunity" && <Icon of={IconTargetArrow} size="s" />}
        {hit.kind === "group" && <Icon of={IconFolder} size="s" />}
      </span>
      <span className="words-of">
        <span className="b">
          <Name>{hit.title}</Name>
        </span>
        {hit.subtitle && <span className="t3 beside">{hit.subtitle}</span>}
      </span>
      {(hit.status === "blocked" || hit.status === "fired") && <StatusWord status={hit.status} small />}
    </>
  );
}
