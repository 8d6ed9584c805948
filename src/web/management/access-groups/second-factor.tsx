import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requireSecondFactor } from "../../../access-groups/api.ts";
import { call, CallError } from "../../client.ts";
import { Switch } from "../../kit/checks.tsx";
import { useToast } from "../../kit/toast.tsx";
import { useSession } from "../../session.ts";
import type { Group } from "./group.ts";

/** Whether a second factor is demanded of the group's people: administrators' own decision, at once, with an undo. */
export function SecondFactor({ group: { id, name, secondFactor } }: { group: Group }) {
  const { t } = useTranslation("access-groups");
  const { show } = useToast();
  const { may } = useSession();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const put = async (required: boolean) => {
    await call(requireSecondFactor, { params: { id }, body: { required } });
    await queries.invalidateQueries({ queryKey: ["accessGroups"] });
  };
  const turn = async (required: boolean) => {
    setBusy(true);
    try {
      await put(required);
      show({ text: t(required ? "factor.on" : "factor.off", { name }), undo: () => put(!required) });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      show({ tone: "red", text: t("notSaved"), detail: error.offline ? t("offline") : error.message });
    } finally {
      setBusy(false);
    }
  };
  if (!may.administrator) return null;
  return (
    <Switch checked={secondFactor} disabled={busy} onChange={(on) => void turn(on)}>
      <span data-tip={t("factor.words")}>{t("factor.title")}</span>
    </Switch>
  );
}
