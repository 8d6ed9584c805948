import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconSitemap from "@tabler/icons-react/dist/esm/icons/IconSitemap.mjs";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { usePhone } from "../../grid/use-phone.ts";
import { Button } from "../../kit/button.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { DepartmentForm } from "./department-form.tsx";
import { DepartmentPage } from "./department-page.tsx";
import { DepartmentTree } from "./department-tree.tsx";
import { departmentsQuery } from "./department.ts";
import { useDepartments } from "./use-departments.ts";
import "./departments.css";

/** /management/departments and /management/departments/$id: where the team sits. A phone shows the tree or the department. */
export function DepartmentsPage() {
  const may = useMay();
  return may("management.departments", "open") ? <Departments /> : <NotFound />;
}

function Departments() {
  const { t } = useTranslation("departments");
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const phone = usePhone();
  const { move } = useDepartments();
  const [making, setMaking] = useState(false);
  const { data: all, error, refetch } = useQuery(departmentsQuery);
  const shown = id ?? (phone ? undefined : all?.[0]?.id);
  const department = all?.find((one) => one.id === shown);
  usePageTitle(id === undefined ? t("title") : department?.name);
  if (error instanceof CallError && !all) return <Failure error={error} reset={() => void refetch()} />;
  if (all && id !== undefined && !department) return <NotFound />;
  const open = (one: string) => void navigate({ to: "/management/departments/$id", params: { id: one } });
  const Heading = department ? "h2" : "h1";
  const create = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      {t("create")}
    </Button>
  );
  return (
    <div className="departments" data-chosen={id !== undefined}>
      <section className="departments-tree" aria-label={t("title")} aria-busy={all === undefined}>
        <div className="row-f">
          <Heading className="grow">{t("title")}</Heading>
          <IconButton size="s" icon={IconPlus} label={t("create")} onClick={() => setMaking(true)} />
        </div>
        {all === undefined && <Skeleton width={160} />}
        {all && all.length > 0 && (
          <DepartmentTree all={all} shown={shown} onOpen={open} onMove={(one, parent) => void move(one, parent)} />
        )}
        {all?.length === 0 && (
          <Empty icon={IconSitemap} title={t("empty.title")} actions={create}>
            {t("empty.words")}
          </Empty>
        )}
      </section>
      {all && department && <DepartmentPage key={department.id} department={department} all={all} />}
      {all && making && <DepartmentForm all={all} onClose={() => setMaking(false)} onDone={open} />}
    </div>
  );
}
