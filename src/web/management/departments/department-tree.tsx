import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { useRef, useState, type DragEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../../kit/avatar.tsx";
import { classes } from "../../kit/classes.ts";
import { useFormat } from "../../kit/format.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Name } from "../../kit/person.tsx";
import type { Department } from "./department.ts";
import { branchesOf, placesFor, stepIn, type Branch } from "./tree.ts";

interface DepartmentTreeProps {
  all: readonly Department[];
  shown: string | undefined;
  onOpen: (id: string) => void;
  onMove: (department: Department, parent: string | null) => void;
}

/** The tree by keyboard (arrows, Home, End, Enter) and by pointer; dragged onto another one a department moves below it. */
export function DepartmentTree({ all, shown, onOpen, onMove }: DepartmentTreeProps) {
  const { t } = useTranslation("departments");
  const tree = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(shown);
  const [dragged, setDragged] = useState<Department>();
  const branches = branchesOf(all, closed);
  const stop = branches.some(({ department }) => department.id === at) ? at : branches[0]?.department.id;
  const turn = (id: string) =>
    setClosed((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const press = (event: KeyboardEvent) => {
    const place = branches.findIndex(({ department }) => department.id === stop);
    if ((event.key === "Enter" || event.key === " ") && stop !== undefined) {
      event.preventDefault();
      onOpen(stop);
      return;
    }
    const rtl = document.documentElement.dir === "rtl";
    const next = stepIn(branches, place, rtl ? (mirrored[event.key] ?? event.key) : event.key);
    if (next === undefined) return;
    event.preventDefault();
    const turned = next.open ?? next.close;
    if (turned !== undefined) turn(turned);
    const target = next.go === undefined ? undefined : branches[next.go];
    if (target === undefined) return;
    setAt(target.department.id);
    tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[next.go ?? 0]?.focus();
  };
  const places = dragged && placesFor(all, dragged.id);
  const takes = (id: string) => places?.some((one) => one.id === id) ?? false;
  const drop = (parent: string | null) => {
    if (dragged) onMove(dragged, parent);
    setDragged(undefined);
  };
  return (
    <>
      <div className="dtree" role="tree" aria-label={t("title")} ref={tree} onKeyDown={press}>
        {branches.map((branch) => (
          <Line
            key={branch.department.id}
            branch={branch}
            isShown={branch.department.id === shown}
            isStop={branch.department.id === stop}
            takes={takes(branch.department.id)}
            onOpen={() => {
              setAt(branch.department.id);
              onOpen(branch.department.id);
            }}
            onTurn={() => turn(branch.department.id)}
            onDrag={setDragged}
            onDrop={() => drop(branch.department.id)}
          />
        ))}
      </div>
      {dragged?.parent && (
        <div className="dtree-top" onDragOver={(event) => event.preventDefault()} onDrop={() => drop(null)}>
          {t("toTop")}
        </div>
      )}
    </>
  );
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

interface LineProps {
  branch: Branch;
  isShown: boolean;
  isStop: boolean;
  /** What is dragged now may be dropped here. */
  takes: boolean;
  onOpen: () => void;
  onTurn: () => void;
  onDrag: (department: Department | undefined) => void;
  onDrop: () => void;
}

function Line({ branch, isShown, isStop, takes, onOpen, onTurn, onDrag, onDrop }: LineProps) {
  const { t } = useTranslation("departments");
  const format = useFormat();
  const [over, setOver] = useState(false);
  const { department, level, place, beside, open } = branch;
  const { name, people, heads } = department;
  const led = heads.map((head) => head.name);
  const words = [
    name,
    t("people", { count: people, number: format.number(people) }),
    led.length > 0 && t("ledBy", { names: format.list(led) }),
  ];
  const hover = (event: DragEvent) => {
    if (!takes) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={beside}
      aria-expanded={open}
      aria-selected={isShown}
      tabIndex={isStop ? 0 : -1}
      className={classes("dline", over && takes && "over")}
      style={{ paddingInlineStart: 4 + (level - 1) * 20 }}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", name);
        event.dataTransfer.effectAllowed = "move";
        onDrag(department);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={() => {
        setOver(false);
        onDrop();
      }}
      onClick={onOpen}
    >
      <span
        className={classes("fold", open && "open")}
        onClick={(event) => {
          if (open === undefined) return;
          event.stopPropagation();
          onTurn();
        }}
      >
        {open !== undefined && <Icon of={IconChevronRight} size="s" />}
      </span>
      <span className="sr">{words.filter(Boolean).join(", ")}</span>
      <span className="clip grow" aria-hidden="true">
        <Name>{name}</Name>
      </span>
      <span className="heads">
        {heads.slice(0, 3).map((head) => (
          <Avatar key={head.id} id={head.id} name={head.name} src={head.picture} size={20} />
        ))}
      </span>
      <span className="n" aria-hidden="true">
        {format.number(people)}
      </span>
    </div>
  );
}
