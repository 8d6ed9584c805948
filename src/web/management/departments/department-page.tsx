import IconArrowsMove from "@tabler/icons-react/dist/esm/icons/IconArrowsMove.mjs";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Name } from "../../kit/person.tsx";
import { DeleteDepartment } from "./delete-department.tsx";
import { DepartmentForm } from "./department-form.tsx";
import type { Department } from "./department.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { People } from "./people.tsx";

interface DepartmentPageProps {
  department: Department;
  all: readonly Department[];
}

/** One department: where it stands, who leads it and who sits in it. */
export function DepartmentPage({ department, all }: DepartmentPageProps) {
  const { t } = useTranslation("departments");
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"create" | "rename" | "move" | "delete">();
  const { id, name, path, can } = department;
  const close = () => setAsked(undefined);
  const open = (one: string) => void navigate({ to: "/management/departments/$id", params: { id: one } });
  const list = () => void navigate({ to: "/management/departments" });
  return (
    <section className="department" aria-label={name}>
      {path.length > 1 && (
        <nav className="department-path" aria-label={t("path")}>
          {path.slice(0, -1).map((above) => (
            <span key={above.id}>
              <Link to="/management/departments/$id" params={{ id: above.id }}>
                <Name>{above.name}</Name>
              </Link>
            </span>
          ))}
        </nav>
      )}
      <header className="row-f">
        <IconButton className="only-phone" icon={IconChevronLeft} label={t("back")} onClick={list} />
        <h1 className="clip grow">
          <Name>{name}</Name>
        </h1>
        {can.includes("edit") && (
          <>
            <Button className="no-phone" variant="quiet" size="s" icon={IconPlus} onClick={() => setAsked("create")}>
              {t("createBelow")}
            </Button>
            <IconButton
              className="only-phone"
              size="s"
              icon={IconPlus}
              label={t("createBelow")}
              onClick={() => setAsked("create")}
            />
            <IconButton size="s" icon={IconPencil} label={t("rename")} onClick={() => setAsked("rename")} />
            <IconButton size="s" icon={IconArrowsMove} label={t("move")} onClick={() => setAsked("move")} />
          </>
        )}
        {can.includes("delete") && (
          <IconButton size="s" danger icon={IconTrash} label={t("delete")} onClick={() => setAsked("delete")} />
        )}
      </header>
      <People department={department} />
      {asked === "create" && <DepartmentForm all={all} parent={id} onClose={close} onDone={open} />}
      {asked === "rename" && <DepartmentForm all={all} department={department} onClose={close} />}
      {asked === "move" && <MoveDialog all={all} department={department} onClose={close} />}
      {asked === "delete" && <DeleteDepartment all={all} department={department} onClose={close} onDone={list} />}
    </section>
  );
}
