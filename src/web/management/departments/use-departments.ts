import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { putDepartmentPeople, updateDepartment } from "../../../departments/api.ts";
import { call, CallError } from "../../client.ts";
import { useToast } from "../../kit/toast.tsx";
import { seatsQuery, type Department, type Seat, type Seats } from "./department.ts";

interface Changes {
  /** Below another one, or to the top; taken back by Undo. */
  move: (department: Department, parent: string | null) => Promise<void>;
  /** Who sits there and who leads, as a whole; `words` say what that meant. */
  seat: (id: string, seats: Seats, people: readonly Pick<Seat, "id" | "head">[], words: string) => Promise<boolean>;
  refresh: () => void;
}

/** Changes that are made at once and can be taken back. */
export function useDepartments(): Changes {
  const { t } = useTranslation("departments");
  const { show } = useToast();
  const queries = useQueryClient();
  const refresh = useCallback(() => void queries.invalidateQueries({ queryKey: ["departments"] }), [queries]);
  const refused = (error: unknown) => {
    if (!(error instanceof CallError)) throw error;
    const reason = error.problem.errors?.[0]?.detail ?? error.message;
    show({ tone: "red", text: t("notSaved"), detail: error.offline ? t("offline") : reason });
    refresh();
  };
  return {
    refresh,
    async move({ id, version, name, parent: before }, parent) {
      if ((before?.id ?? null) === parent) return;
      try {
        const moved = await call(updateDepartment, { params: { id }, body: { parent, version } });
        show({
          text: t("moved", { name }),
          undo: async () => {
            const body = { parent: before?.id ?? null, version: moved.version };
            await call(updateDepartment, { params: { id }, body });
            refresh();
          },
        });
      } catch (error) {
        refused(error);
      }
      refresh();
    },
    async seat(id, seats, people, words) {
      const put = async (list: readonly Pick<Seat, "id" | "head">[], version: number) => {
        const body = { people: list.map((one) => ({ id: one.id, head: one.head })), version };
        const after = await call(putDepartmentPeople, { params: { id }, body });
        queries.setQueryData(seatsQuery(id).queryKey, after);
        refresh();
        return after;
      };
      try {
        const { version } = await put(people, seats.version);
        show({
          text: words,
          undo: async () => {
            await put(seats.items, version);
          },
        });
        return true;
      } catch (error) {
        refused(error);
        return false;
      }
    },
  };
}
