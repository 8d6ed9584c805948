import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Dialog } from "../kit/dialog.tsx";
import { useFormat } from "../kit/format.tsx";
import { Skeleton } from "../kit/states.tsx";
import { useMoney } from "./money.ts";
import { forecastQuery } from "./opportunity.ts";
import "./forecast.css";

interface ForecastProps {
  pipeline: { id: string; name: string };
  owner: string | undefined;
  onClose: () => void;
}

/** What is open and won by the month it closes, all of it and weighed by the chances. */
export function Forecast({ pipeline, owner, onClose }: ForecastProps) {
  const { t } = useTranslation("opportunities");
  const format = useFormat();
  const money = useMoney();
  const { data, error } = useQuery(forecastQuery(pipeline.id, owner));
  // Money of one currency is held against its own kind alone.
  const largestOf = (wanted: string) =>
    Math.max(1, ...(data?.months.map(({ currency, amount }) => (currency === wanted ? amount : 0)) ?? []));
  const rowsOf = (wanted: string | null) => data?.months.filter(({ month }) => month === wanted).length;
  return (
    <Dialog open wide onClose={onClose} title={t("forecast.title", { name: pipeline.name })}>
      {error && !data && <p role="alert">{t("forecast.failed")}</p>}
      {!error && !data && <Skeleton width={280} height={12} />}
      {data && (
        <table className="deal-months">
          <thead>
            <tr>
              <th scope="col">{t("forecast.month")}</th>
              <th scope="col">{t("forecast.count")}</th>
              <th scope="col">{t("forecast.amount")}</th>
              <th scope="col">{t("forecast.weighted")}</th>
              <th scope="col">{t("forecast.won")}</th>
            </tr>
          </thead>
          <tbody>
            {data.months.map(({ month, currency, count, amount, weighted, won }, at) => (
              <tr key={`${month} ${currency}`}>
                {data.months[at - 1]?.month !== month && (
                  <th scope="rowgroup" rowSpan={rowsOf(month)}>
                    {month === null ? t("forecast.noMonth") : money.month(month)}
                  </th>
                )}
                <td className="num">{format.number(count)}</td>
                <td className="num">
                  {money.exact({ amount, currency })}
                  <i style={{ width: `${(amount / largestOf(currency)) * 100}%` }} aria-hidden="true" />
                </td>
                <td className="num">{money.short({ amount: weighted, currency })}</td>
                <td className="num">{won > 0 ? money.exact({ amount: won, currency }) : t("none")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
