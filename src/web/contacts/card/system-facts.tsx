import { useTranslation } from "react-i18next";
import { Time } from "../../kit/time.tsx";

interface SystemFactsProps {
  of: "companies" | "equipment" | "opportunities";
  record: { createdAt?: string | undefined; updatedAt?: string | undefined };
}

/** When a record was made and when it last changed, under a heading of their own: an own field's heading may stand above. */
export function SystemFacts({ of, record }: SystemFactsProps) {
  const { t } = useTranslation("fields");
  return (
    <section className="own-facts">
      <div className="sec-h">
        <h2>{t("section.system")}</h2>
      </div>
      <dl>
        {(["createdAt", "updatedAt"] as const).map((key) => {
          const at = record[key];
          return (
            at && (
              <div className="pr" key={key}>
                <dt>{t(`${of}.${key}`)}</dt>
                <dd>
                  <Time at={at} />
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
  );
}
