import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CallError } from "../client.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { useToast } from "../kit/toast.tsx";

interface PutBackProps {
  /** Whose words it says, and whose lists are shown anew. */
  room: "companies" | "equipment" | "opportunities";
  /** Of the record, which is shown as it is answered. */
  queryKey: QueryKey;
  revert: () => Promise<unknown>;
  offline: string;
}

/** Puts back what an entry of a record's history has changed; says that it is done, or why not. */
export function PutBack({ room, queryKey, revert, offline }: PutBackProps) {
  const { t } = useTranslation(room);
  const queries = useQueryClient();
  const { show } = useToast();
  const putBack = async () => {
    try {
      queries.setQueryData(queryKey, await revert());
      void queries.invalidateQueries({ queryKey: [room] });
      show({ text: t("history.isBack") });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const detail = error.offline ? offline : (error.problem.errors?.[0]?.detail ?? error.message);
      show({ tone: "red", text: t("history.notBack"), detail });
    }
  };
  return <IconButton icon={IconArrowBackUp} size="xs" label={t("history.putBack")} onClick={() => void putBack()} />;
}
