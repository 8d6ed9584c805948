import IconList from "@tabler/icons-react/dist/esm/icons/IconList.mjs";
import IconListTree from "@tabler/icons-react/dist/esm/icons/IconListTree.mjs";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Segmented } from "../kit/segmented.tsx";

/** Turns between the list and the tree; each has an address of its own. */
export function ViewTurn({ value }: { value: "list" | "tree" }) {
  const { t } = useTranslation("equipment");
  const navigate = useNavigate();
  return (
    <Segmented
      label={t("view.label")}
      value={value}
      onChange={(next) => void navigate({ to: next === "tree" ? "/equipment/tree" : "/equipment" })}
      options={[
        { value: "list", label: t("view.list"), icon: IconList },
        { value: "tree", label: t("view.tree"), icon: IconListTree },
      ]}
    />
  );
}
