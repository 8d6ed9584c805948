import { classes } from "../kit/classes.ts";
import { Icon, type IconOf } from "../kit/icon.tsx";
import type { Line } from "./lines.ts";

export interface ActionFace {
  key: string;
  label: string;
  icon: IconOf;
  danger: boolean;
}

interface RowActionsProps {
  line: Line;
  actions: readonly ActionFace[];
  /** Place of the first of them among the row's cells. */
  column: number;
  focus: number;
}

/** What may be done with a row, over its last column; reached by the arrow keys behind the last cell. */
export function RowActions({ line, actions, column, focus }: RowActionsProps) {
  const allowed = actions.filter((action) => line.actions.includes(action.key));
  return (
    <div className="acts-place" role="gridcell" aria-colindex={column + 1}>
      <div className={classes("acts", focus >= column && "shown")}>
        {allowed.map((action, at) => (
          <button
            key={action.key}
            type="button"
            className={classes("ib s", action.danger && "danger")}
            data-col={column + at}
            data-action={action.key}
            data-tip={action.label}
            aria-label={action.label}
            tabIndex={focus === column + at ? 0 : -1}
          >
            <Icon of={action.icon} />
          </button>
        ))}
      </div>
    </div>
  );
}
