import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { moveEquipment, retireEquipment, reviveEquipment, transferEquipment } from "../../../equipment/api.ts";
import type { BodyOf } from "../../../http/endpoint.ts";
import { call, CallError } from "../../client.ts";
import { useFormat } from "../../kit/format.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useWork } from "../../work/work-context.ts";
import { equipmentQuery } from "../equipment.ts";

/** What all of these need to know of a piece. */
export interface Moved {
  id: string;
  version: number;
  name?: string;
}

/** Where a piece comes: under which one, and beside which of the parts there. */
export interface Place {
  parent: { id: string; name: string } | null;
  before?: string;
  after?: string;
}

/** Moves, gives away, retires and brings back a piece with all below it; each is told in a toast that takes it back. */
export function useMoving() {
  const { t } = useTranslation("equipment");
  const format = useFormat();
  const queries = useQueryClient();
  const { show } = useToast();
  const { follow, undo } = useWork();
  const refresh = () => queries.invalidateQueries({ queryKey: ["equipment"] });

  const put = async ({ id, version }: Moved, { parent, before, after }: Place) => {
    const saved = await call(moveEquipment, {
      params: { id },
      body: { parent: parent?.id ?? null, before, after, version },
    });
    queries.setQueryData(equipmentQuery(id).queryKey, saved.equipment);
    await refresh();
    return saved;
  };
  const tell = (error: unknown, name: string) => {
    if (!(error instanceof CallError)) throw error;
    show({ tone: "red", text: t("move.failed", { name }), detail: reasonOf(error) ?? t("offline") });
    void refresh();
  };
  /** `back`: where it stood, for where only its place among the same parts is another. */
  const move = async (piece: Moved, to: Place, back?: Place): Promise<boolean> => {
    const { name = "" } = piece;
    try {
      const { batch, equipment } = await put(piece, to);
      const takeBack = batch
        ? () => undo(batch).then(() => "told" as const)
        : back && (() => put({ ...piece, version: equipment.version }, back));
      const text = to.parent ? t("move.done", { name, whole: to.parent.name }) : t("move.doneTop", { name });
      show({ text: batch ? text : t("move.doneOrder", { name }), ...(takeBack && { undo: takeBack }) });
      return true;
    } catch (error) {
      tell(error, name);
      return false;
    }
  };
  const counted = (key: string, names: { name: string; to?: string }) => (count: number) =>
    count > 1 ? t(`${key}With`, { ...names, count: count - 1, number: format.number(count - 1) }) : t(key, names);
  const give = async ({ id, version, name = "" }: Moved, to: BodyOf<typeof transferEquipment>, toName: string) => {
    const { batch, state } = await call(transferEquipment, { params: { id }, body: { ...to, version } });
    await refresh();
    follow(batch, state, counted("transfer.done", { name, to: toName }));
  };
  const turn = async (piece: Moved, isBack: boolean) => {
    const { id, version, name = "" } = piece;
    try {
      const endpoint = isBack ? reviveEquipment : retireEquipment;
      const { batch, state } = await call(endpoint, { params: { id }, body: { version } });
      await refresh();
      follow(batch, state, counted(isBack ? "revived" : "retired", { name }));
    } catch (error) {
      tell(error, name);
    }
  };
  return { move, give, retire: (piece: Moved) => turn(piece, false), revive: (piece: Moved) => turn(piece, true) };
}

/** Why it was refused; nothing without a connection. */
export function reasonOf(error: CallError): string | undefined {
  return error.offline ? undefined : (error.problem.errors?.[0]?.detail ?? error.message);
}
