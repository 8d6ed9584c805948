import IconLayoutKanban from "@tabler/icons-react/dist/esm/icons/IconLayoutKanban.mjs";
import IconList from "@tabler/icons-react/dist/esm/icons/IconList.mjs";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Segmented } from "../kit/segmented.tsx";

/** Turns between the board and the list; each has an address of its own. */
export function ViewTurn({ value }: { value: "board" | "list" }) {
  const { t } = useTranslation("opportunities");
  const navigate = useNavigate();
  return (
    <Segmented
      label={t("view.label")}
      value={value}
      onChange={(next) => void navigate({ to: next === "board" ? "/opportunities" : "/opportunities/list" })}
      options={[
        { value: "board", label: t("view.board"), icon: IconLayoutKanban },
        { value: "list", label: t("view.list"), icon: IconList },
      ]}
    />
  );
}
