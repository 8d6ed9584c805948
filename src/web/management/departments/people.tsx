import IconCrown from "@tabler/icons-react/dist/esm/icons/IconCrown.mjs";
import IconUserMinus from "@tabler/icons-react/dist/esm/icons/IconUserMinus.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { agents } from "../../contacts/fields/sources.tsx";
import { AddMany } from "../../grid/add-many.tsx";
import type { OptionSource } from "../../kit/choice-options.ts";
import { classes } from "../../kit/classes.ts";
import { IconButton } from "../../kit/icon-button.tsx";
import { PersonLink } from "../../kit/person.tsx";
import { Empty, NoteBar, Skeleton } from "../../kit/states.tsx";
import { StatusWord } from "../../kit/status-word.tsx";
import { Pill } from "../../kit/tag.tsx";
import { seatsQuery, type Department, type Seat } from "./department.ts";
import { useDepartments } from "./use-departments.ts";

/** Who sits in a department, heads first; every change at once, with an undo. */
export function People({ department }: { department: Department }) {
  const { t } = useTranslation("departments");
  const id = useId();
  const { data: seats, error } = useQuery(seatsQuery(department.id));
  const { seat } = useDepartments();
  if (error instanceof CallError && !seats)
    return (
      <NoteBar tone="red" boxed title={error.problem.title}>
        {error.message}
      </NoteBar>
    );
  if (!seats)
    return (
      <div aria-busy="true">
        <Skeleton width={200} />
      </div>
    );
  const may = department.can.includes("edit");
  const { items } = seats;
  const absent: OptionSource = {
    loadKey: ["agents", "but", ...items.map((one) => one.id)],
    load: async (search, signal) =>
      ((await agents.load?.(search, signal)) ?? []).filter(({ value }) => !items.some((one) => one.id === value)),
  };
  const add = (ids: readonly string[]) => {
    const coming = ids.filter((one) => !items.some((other) => other.id === one));
    const list = [...items, ...coming.map((one) => ({ id: one, head: false }))];
    return seat(department.id, seats, list, t("added", { count: coming.length, name: department.name }));
  };
  const lead = (person: Seat) =>
    void seat(
      department.id,
      seats,
      items.map((one) => (one.id === person.id ? { ...one, head: !one.head } : one)),
      t(person.head ? "leadsNoMore" : "leads", { person: person.name, name: department.name }),
    );
  const take = (person: Seat) =>
    void seat(
      department.id,
      seats,
      items.filter((one) => one.id !== person.id),
      t("taken", { person: person.name, name: department.name }),
    );
  return (
    <section aria-labelledby={id}>
      <div className="row-f department-h">
        <h2 id={id} className="grow">
          {t("peopleTitle")}
        </h2>
        {may && <AddMany source={absent} label={t("add")} placeholder={t("find")} onAdd={add} />}
      </div>
      {items.length === 0 ? (
        <Empty icon={IconUsers} title={t("nobody")}>
          {t("nobodyWords")}
        </Empty>
      ) : (
        <ul className="seats">
          {items.map((person) => (
            <li key={person.id}>
              <PersonLink id={person.id} name={person.name} avatar={28} pictureUrl={person.picture} />
              {person.head && <Pill tone="accent">{t("head")}</Pill>}
              {person.status !== "active" && <StatusWord status={person.status} />}
              <span className="grow" />
              {may && (
                <>
                  <IconButton
                    size="s"
                    icon={IconCrown}
                    className={classes(person.head && "on")}
                    aria-pressed={person.head}
                    label={t("makeHead", { person: person.name })}
                    onClick={() => lead(person)}
                  />
                  <IconButton
                    size="s"
                    icon={IconUserMinus}
                    label={t("takeOut", { person: person.name })}
                    onClick={() => take(person)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
