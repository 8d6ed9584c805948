import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";
import { useMay } from "../../session.ts";
import type { Equipment } from "../equipment.ts";
import { EquipmentForm } from "../equipment-form.tsx";
import { Tree } from "../tree/tree.tsx";

/** What a piece consists of, as a tree, with a way to add a part. */
export function PartsBlock({ piece }: { piece: Equipment }) {
  const { t } = useTranslation("equipment");
  const id = useId();
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay()("equipment", "create") && piece.retiredAt === null;
  const { name, parts } = piece;
  if (parts === 0 && !mayAdd) return null;
  return (
    <section className="piece-parts" aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("parts.title")}</h2>
        {parts > 0 && <span className="n">{parts}</span>}
        {parts > 0 && (
          <Link to="/equipment/tree" search={{ root: piece.id }} className="piece-in-tree">
            {t("parts.inTree")}
          </Link>
        )}
        {mayAdd && <IconButton icon={IconPlus} size="xs" label={t("parts.add")} onClick={() => setAdding(true)} />}
      </div>
      {parts > 0 ? (
        <Tree whole={{ id: piece.id, name }} label={t("parts.of", { name })} isBlock empty={null} />
      ) : (
        <button type="button" className="ghost add-first" onClick={() => setAdding(true)}>
          {t("parts.add")}
        </button>
      )}
      {adding && <EquipmentForm start={{ parent: piece }} onClose={() => setAdding(false)} />}
    </section>
  );
}
