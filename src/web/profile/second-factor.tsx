import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { showSecondFactor } from "../../access/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { Skeleton } from "../kit/states.tsx";
import { Pill } from "../kit/tag.tsx";
import { sessionQuery } from "../session.ts";
import { FactorOff } from "./factor-off.tsx";
import { FactorSetUp } from "./factor-set-up.tsx";
import { RenewCodes } from "./renew-codes.tsx";

/** So few that it is time for new ones. */
const few = 3;

/** Whether signing in asks for a code; turns it on and off, and makes new recovery codes. */
export function SecondFactor() {
  const { t } = useTranslation("profile");
  const format = useFormat();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<"setUp" | "renew" | "off">();
  const { data, error } = useQuery({
    queryKey: ["secondFactor"],
    queryFn: ({ signal }) => call(showSecondFactor, { signal }),
  });
  const close = () => {
    setAsked(undefined);
    for (const queryKey of [["secondFactor"], ["sessions"], sessionQuery.queryKey])
      void queries.invalidateQueries({ queryKey });
  };
  if (error) return <p className="t2">{error.message}</p>;
  if (!data) return <Skeleton width={180} />;
  return (
    <div className="factor">
      {data.on ? (
        <>
          <p>
            <Pill tone="green">{t("factor.on")}</Pill>
            {data.since && <span>{t("factor.since", { date: format.date(data.since) })}</span>}
          </p>
          <p className={data.recoveryCodes <= few ? "warn" : "t3"}>
            {t("factor.left", { count: data.recoveryCodes })} {data.recoveryCodes <= few && t("factor.few")}
          </p>
          <div className="row-f">
            <Button onClick={() => setAsked("renew")}>{t("factor.renew")}</Button>
            <Button variant="quiet" onClick={() => setAsked("off")}>
              {t("factor.turnOff")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>
            <Pill>{t("factor.off")}</Pill>
          </p>
          <Button onClick={() => setAsked("setUp")}>{t("factor.setUp")}</Button>
        </>
      )}
      {asked === "setUp" && <FactorSetUp onClose={close} />}
      {asked === "renew" && <RenewCodes onClose={close} />}
      {asked === "off" && <FactorOff onClose={close} />}
    </div>
  );
}
