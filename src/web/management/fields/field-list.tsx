import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";
import { useMay } from "../../session.ts";
import { FieldRow } from "./field-row.tsx";
import { groupsOf, withMovedField, withMovedHeading, type Group } from "./order.ts";
import type { On, OwnField } from "./own-field.ts";
import { useOwnFields } from "./use-own-fields.ts";

interface FieldListProps {
  on: On;
  fields: readonly OwnField[];
  onEdit: (field: OwnField) => void;
}

/** The fields in their order under their headings, as cards and forms show them. */
export function FieldList({ on, fields, onEdit }: FieldListProps) {
  const { t } = useTranslation("own-fields");
  const mayOrder = useMay()("contactFields", "edit");
  const { order, hide } = useOwnFields(on);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const focus = useFocusThatMoves(list);
  const groups = groupsOf(fields);
  const moveField = (field: OwnField, by: -1 | 1) => {
    const after = withMovedField(groups, field.id, by);
    if (after === undefined) return;
    const beside = after.find(({ heading }) => heading === field.heading)?.fields ?? [];
    const place = beside.findIndex(({ id }) => id === field.id) + 1;
    setSaid(t("moved", { name: field.name, place, total: beside.length }));
    focus(field.id);
    order(after);
  };
  const moveHeading = (heading: string, by: -1 | 1) => {
    const after = withMovedHeading(groups, heading, by);
    if (after === undefined) return;
    focus(heading);
    order(after);
  };
  return (
    <div className="fields-list" ref={list}>
      <p className="sr" role="status">
        {said}
      </p>
      {groups.map((group) => (
        <GroupOf
          key={group.heading}
          group={group}
          canMove={(by) => mayOrder && withMovedHeading(groups, group.heading, by) !== undefined}
          onMove={(by) => moveHeading(group.heading, by)}
        >
          {group.fields.map((field, at) => (
            <li key={field.id}>
              <FieldRow
                field={field}
                parent={fields.find(({ key }) => key === field.dependsOn)}
                canMove={(by) => mayOrder && group.fields[at + by] !== undefined}
                onMove={(by) => moveField(field, by)}
                onEdit={() => onEdit(field)}
                onHide={() => void hide(field)}
              />
            </li>
          ))}
        </GroupOf>
      ))}
    </div>
  );
}

interface GroupOfProps {
  group: Group;
  canMove: (by: -1 | 1) => boolean;
  onMove: (by: -1 | 1) => void;
  children: React.ReactNode;
}

function GroupOf({ group: { heading }, canMove, onMove, children }: GroupOfProps) {
  const { t } = useTranslation("own-fields");
  const id = useId();
  const name = heading || t("fields:section.additional");
  return (
    <section aria-labelledby={id}>
      <div className="fields-heading" data-moved={heading}>
        <h2 id={id} dir="auto">
          {name}
        </h2>
        {(canMove(-1) || canMove(1)) && (
          <>
            <IconButton
              icon={IconArrowUp}
              size="xs"
              label={t("headingUp", { name })}
              data-part="up"
              disabled={!canMove(-1)}
              onClick={() => onMove(-1)}
            />
            <IconButton
              icon={IconArrowDown}
              size="xs"
              label={t("headingDown", { name })}
              data-part="down"
              disabled={!canMove(1)}
              onClick={() => onMove(1)}
            />
          </>
        )}
      </div>
      <ol className="lines">{children}</ol>
    </section>
  );
}

/** What is moved keeps the focus where it was: a line that the browser takes out and puts in again loses it. */
function useFocusThatMoves(list: React.RefObject<HTMLElement | null>): (moved: string) => void {
  const wanted = useRef<{ moved: string; part: string }>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const { moved, part } = wanted.current;
    wanted.current = undefined;
    const row = [...(list.current?.querySelectorAll<HTMLElement>("[data-moved]") ?? [])].find(
      ({ dataset }) => dataset["moved"] === moved,
    );
    const same = row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`);
    (same ?? row?.querySelector<HTMLElement>("[data-part]:not(:disabled)"))?.focus();
  });
  return (moved) => {
    const part = document.activeElement?.getAttribute("data-part") ?? "name";
    wanted.current = { moved, part };
  };
}
