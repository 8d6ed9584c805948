import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import IconFolder from "@tabler/icons-react/dist/esm/icons/IconFolder.mjs";
import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { Avatar } from "../kit/avatar.tsx";
import { CompanyMark } from "../kit/company-mark.tsx";
import { Icon } from "../kit/icon.tsx";
import type { Hit } from "./recent.ts";
import "./hit-mark.css";

/** What stands before a record: the picture of a person, the letter of a company, the icon of anything else. */
export function HitMark({ hit }: { hit: Hit }) {
  return (
    <span className="hit-mark">
      {hit.kind === "contact" && <Avatar id={hit.id} name={hit.title} src={hit.picture} />}
      {hit.kind === "company" && <CompanyMark name={hit.title} />}
      {hit.kind === "opportunity" && <Icon of={IconTargetArrow} size="s" />}
      {hit.kind === "equipment" && <Icon of={IconDevices} size="s" />}
      {hit.kind === "group" && <Icon of={IconFolder} size="s" />}
    </span>
  );
}
