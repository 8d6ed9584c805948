import { memo } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { Menu } from "../../kit/menu.tsx";
import type { GroupType, Right } from "./group.ts";
import { depths } from "./reaches.ts";

interface ReachCellProps {
  right: Right;
  type: GroupType;
  /** Its name. */
  subject: string;
  id: string;
  reach: string;
  isChanged: boolean;
  fault: string | undefined;
  /** Of administrators: it is said, not chosen. */
  isFixed: boolean;
  /** The one that Tab stops at. */
  isStop: boolean;
  onStop: (id: string) => void;
  onSet: (id: string, reach: string) => void;
}

/** How far one right reaches, in one word; the sentence in a tip, all that can be chosen in a menu with a sentence each. */
export const ReachCell = memo(function ReachCell({
  right,
  type,
  subject,
  id,
  reach,
  isChanged,
  fault,
  isFixed,
  isStop,
  onStop,
  onSet,
}: ReachCellProps) {
  const { t } = useTranslation("access-groups");
  const offered = right.reaches[type];
  const sentence = offered.find((one) => one.reach === reach)?.sentence;
  const words = t(isChanged ? "cellChanged" : "cell", {
    action: right.name,
    subject,
    reach: t(`reach.${reach}`),
  });
  const depth = `reach-${depths[reach] ?? 0}`;
  const button = (
    <button
      type="button"
      className={classes(depth, isChanged && "changed", fault !== undefined && "bad")}
      data-tip={fault ?? sentence}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onStop(id)}
      aria-disabled={isFixed || undefined}
    >
      <span className="sr">{fault === undefined ? words : `${words}. ${fault}`}</span>
      <span className="act" aria-hidden="true">
        {right.name}
      </span>
      <span className={classes("far", depth)} aria-hidden="true">
        {reach === "none" ? "—" : t(`reach.${reach}`)}
      </span>
    </button>
  );
  if (isFixed) return button;
  return (
    <Menu
      width={296}
      trigger={button}
      items={offered.map((one) => ({
        label: t(`reach.${one.reach}`),
        detail: one.sentence,
        mark: <i className={`swatch reach-${depths[one.reach] ?? 0}`} aria-hidden="true" />,
        checked: one.reach === reach,
        onSelect: () => onSet(id, one.reach),
      }))}
    />
  );
});
