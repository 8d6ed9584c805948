import IconForms from "@tabler/icons-react/dist/esm/icons/IconForms.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { NotFound } from "../../frame/not-found.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Skeleton } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { FieldDialog } from "./field-dialog.tsx";
import { FieldList } from "./field-list.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { ownFieldsQuery, type On, type OwnField } from "./own-field.ts";
import "../../kit/tabs.css";
import "../management.css";
import "./fields.css";

/** /management/fields: what the installation writes down besides of contacts; with `?on=companies`, `equipment` or `opportunities` of those. */
export function FieldsPage() {
  const may = useMay();
  const { on } = useSearch({ strict: false });
  return may("management.fields", "open") ? (
    <Fields on={whose.find((one) => one === on) ?? "contacts"} />
  ) : (
    <NotFound />
  );
}

const whose = ["contacts", "companies", "equipment", "opportunities"] as const satisfies readonly On[];

function Fields({ on }: { on: On }) {
  const { t } = useTranslation("own-fields");
  const may = useMay();
  const [edited, setEdited] = useState<OwnField | "new">();
  const { data: all, error, refetch } = useQuery(ownFieldsQuery(on));
  usePageTitle(t("title"));
  if (error instanceof CallError && !all) return <Failure error={error} reset={() => void refetch()} />;
  const fields = all?.filter(({ retired }) => !retired) ?? [];
  const hidden = all?.filter(({ retired }) => retired) ?? [];
  const create = may("contactFields", "create") && (
    <Button variant="primary" icon={IconPlus} onClick={() => setEdited("new")}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <div className="phead fields-head">
        <h1 className="in-bar">{t("title")}</h1>
        <nav className="tabs" aria-label={t("ofWhat")}>
          {whose.map((one) => (
            <Link
              key={one}
              to="/management/fields"
              search={one === "contacts" ? {} : { on: one }}
              activeOptions={{ exact: true }}
            >
              {t(one === "contacts" ? "app:section.contacts" : `${one}:title`)}
            </Link>
          ))}
        </nav>
        {fields.length > 0 && <div className="end">{create}</div>}
      </div>
      <div className="pbody" aria-busy={all === undefined}>
        {all === undefined && <Skeleton width={220} />}
        {all && fields.length === 0 && (
          <Empty icon={IconForms} title={t("empty.title")} actions={create}>
            {t("empty.words")}
          </Empty>
        )}
        {fields.length > 0 && <FieldList key={on} on={on} fields={fields} onEdit={setEdited} />}
        {hidden.length > 0 && <HiddenFields on={on} fields={hidden} />}
      </div>
      {edited && (
        <FieldDialog
          on={on}
          field={edited === "new" ? undefined : edited}
          others={fields.filter((one) => edited === "new" || one.id !== edited.id)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
