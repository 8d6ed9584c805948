import IconChartBar from "@tabler/icons-react/dist/esm/icons/IconChartBar.mjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Forecast } from "./forecast.tsx";
import { addUp, useMoney } from "./money.ts";
import type { Board } from "./opportunity.ts";

/** Currencies that are written out. */
const most = 2;

/** What the whole board is worth, by currency, and the way to the months. */
export function BoardTotals({ board, owner }: { board: Board; owner: string | undefined }) {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const [isOpen, setOpen] = useState(false);
  const open = addUp(board.stages.filter(({ kind }) => kind === "open").map(({ sums }) => sums));
  const won = addUp(board.stages.filter(({ kind }) => kind === "won").map(({ sums }) => sums));
  const said = [
    { key: "open", sums: open.map(money.short) },
    { key: "weighted", sums: open.map(({ currency, weighted }) => money.short({ currency, amount: weighted })) },
    { key: "won", sums: won.map(money.short) },
  ].filter(({ sums }) => sums.length > 0);
  return (
    <>
      <dl className="deal-totals">
        {said.map(({ key, sums }) => (
          <div key={key}>
            <dt>{t(`totals.${key}`)}</dt>
            <dd className="num" data-tip={sums.length > most ? sums.join(" + ") : undefined}>
              {[...sums.slice(0, most), ...(sums.length > most ? ["…"] : [])].join(" + ")}
            </dd>
          </div>
        ))}
      </dl>
      {said.length > 0 && (
        <Button variant="quiet" size="s" icon={IconChartBar} onClick={() => setOpen(true)}>
          {t("forecast.open")}
        </Button>
      )}
      {isOpen && <Forecast pipeline={board.pipeline} owner={owner} onClose={() => setOpen(false)} />}
    </>
  );
}
