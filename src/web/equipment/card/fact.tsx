import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Fact as RecordFact, type FactProps } from "../../contacts/card/fact.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { Equipment, EquipmentChange } from "../equipment.ts";
import { useSaving } from "../use-saving.ts";

interface PieceFactProps<Value> extends Omit<FactProps<Value, EquipmentChange>, "saving"> {
  piece: Equipment;
}

/** One property of a piece in its row, changed in its place. */
export function Fact<Value>({ piece, ...rest }: PieceFactProps<Value>) {
  return <RecordFact saving={useSaving(piece)} {...rest} />;
}

interface AskedFactProps {
  label: string;
  /** As it reads; nothing where it is empty. */
  children: ReactNode;
  /** Opens the dialog that changes it; missing where one may not. */
  onAsk?: (() => void) | undefined;
}

/** A property that takes all parts along when it changes: its pencil opens a dialog. */
export function AskedFact({ label, children, onAsk }: AskedFactProps) {
  const { t } = useTranslation("card");
  if (!children && !onAsk) return null;
  return (
    <div className="pr" onDoubleClick={onAsk}>
      <dt>{label}</dt>
      <dd>
        {children}
        {onAsk &&
          (children ? (
            <button type="button" className="pen" aria-label={t("edit", { name: label })} onClick={onAsk}>
              <Icon of={IconPencil} size="s" />
            </button>
          ) : (
            <button type="button" className="ghost" aria-label={t("addOf", { name: label })} onClick={onAsk}>
              {t("addShort")}
            </button>
          ))}
      </dd>
    </div>
  );
}
