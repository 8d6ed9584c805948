import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../frame/page-title.ts";
import { ListPage } from "../../grid/list-page.tsx";
import type { ListModel } from "../../grid/use-list.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { FileTools } from "../../transfer/file-tools.tsx";
import { equipmentFieldsQuery, type EquipmentRow } from "../equipment.ts";
import { EquipmentForm } from "../equipment-form.tsx";
import { usePieceActions } from "../moves/use-piece-actions.tsx";
import { ViewTurn } from "../view-turn.tsx";
import { useEquipmentList } from "./use-equipment-list.ts";
import "../tree/tree.css";

/** /equipment: all of it in the one grid; with `?create=yes` the form of a new piece stands above it. */
export function EquipmentPage() {
  const { t } = useTranslation("equipment");
  usePageTitle(t("title"));
  const { create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayCreate = useMay()("equipment", "create");
  const { data: infos } = useSuspenseQuery(equipmentFieldsQuery);
  const { ask, dialog } = usePieceActions();
  const list = useEquipmentList(infos, ask);
  const turnForm = (on: boolean) =>
    void navigate({ to: ".", search: (now) => ({ ...now, create: on ? "yes" : undefined }), replace: true });
  const empty = (
    <Empty
      icon={IconDevices}
      title={t("empty.title")}
      actions={
        mayCreate && (
          <Button variant="primary" onClick={() => turnForm(true)}>
            {t("create")}
          </Button>
        )
      }
    >
      {t("empty.words")}
    </Empty>
  );
  return (
    <>
      <div className="kit-turn-phone only-phone">
        <ViewTurn value="list" />
      </div>
      <ListPage list={list} empty={empty} renderTools={renderTools} />
      {create === "yes" && mayCreate && <EquipmentForm start={{}} onClose={() => turnForm(false)} />}
      {dialog}
    </>
  );
}

function renderTools(model: ListModel<EquipmentRow>) {
  return (
    <>
      <FileTools kind="equipment" model={model} />
      <ViewTurn value="list" />
    </>
  );
}
