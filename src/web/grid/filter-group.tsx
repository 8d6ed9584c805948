import IconFolderPlus from "@tabler/icons-react/dist/esm/icons/IconFolderPlus.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import type { Field } from "./field.ts";
import { deepest } from "./filter.ts";
import { FilterRow } from "./filter-row.tsx";
import {
  changeNode,
  type GroupNode,
  isGroup,
  type Mode,
  modes,
  newCondition,
  newGroup,
  type TreeNode,
} from "./filter-tree.ts";

interface FilterGroupProps {
  group: GroupNode;
  root: GroupNode;
  /** 1 for the outermost. */
  level: number;
  fields: readonly Field[];
  onRoot: (root: GroupNode) => void;
  onEnter: () => void;
}

/** Conditions that hold together in one way, and groups of further ones among them. */
export function FilterGroup({ group, root, level, fields, onRoot, onEnter }: FilterGroupProps) {
  const { t } = useTranslation("grid");
  const put = (change: Partial<GroupNode>) => onRoot(changeNode(root, group.id, (node) => ({ ...node, ...change })));
  const drop = (id: number) => onRoot(changeNode(root, id, () => undefined));
  const add = (node: TreeNode) => put({ parts: [...group.parts, node] });
  return (
    <div className="fg" role="group" aria-label={t("conditions.group")}>
      <div className="fg-head">
        <select
          className="in"
          aria-label={t("conditions.mode")}
          value={group.mode}
          onChange={(event) => put({ mode: readMode(event.target.value) })}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`conditions.modes.${mode}`)}
            </option>
          ))}
        </select>
        {level > 1 && (
          <IconButton size="s" icon={IconTrash} label={t("conditions.removeGroup")} onClick={() => drop(group.id)} />
        )}
      </div>
      <div className="fg-parts">
        {group.parts.map((part) =>
          isGroup(part) ? (
            <FilterGroup key={part.id} group={part} root={root} level={level + 1} {...{ fields, onRoot, onEnter }} />
          ) : (
            <FilterRow
              key={part.id}
              fields={fields}
              condition={part.condition}
              onChange={(condition) => onRoot(changeNode(root, part.id, (node) => ({ ...node, condition })))}
              onRemove={() => drop(part.id)}
              onEnter={onEnter}
            />
          ),
        )}
      </div>
      <div className="fg-add">
        <Button size="s" variant="quiet" icon={IconPlus} onClick={() => add(newCondition())}>
          {t("conditions.add")}
        </Button>
        {level < deepest - 1 && (
          <Button
            size="s"
            variant="quiet"
            icon={IconFolderPlus}
            onClick={() => add(newGroup(group.mode === "any" ? "all" : "any", [newCondition()]))}
          >
            {t("conditions.addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}

function readMode(value: string): Mode {
  return modes.find((mode) => mode === value) ?? "all";
}
