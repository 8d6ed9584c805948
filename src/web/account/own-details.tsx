import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { usePlace } from "../kit/place.ts";
import { Skeleton } from "../kit/states.tsx";
import { ownContactQuery } from "../profile/own-contact.ts";
import { useSession } from "../session.ts";
import { detailsOf } from "./details.ts";

/** One's own card, read-only: the fields that the access group shows, and of these what is filled. */
export function OwnDetails() {
  const { t } = useTranslation("account");
  const { user } = useSession();
  const { language } = usePlace();
  const format = useFormat();
  const id = useId();
  const { data, isError } = useQuery(ownContactQuery(user.id));
  if (isError) return null;
  const details = data && detailsOf(data, { language, format });
  if (details?.length === 0) return null;
  return (
    <section className="own-details" aria-labelledby={id} aria-busy={data === undefined}>
      <h2 id={id}>{t("details.title")}</h2>
      {details ? (
        <dl>
          {details.map(({ field, values }) => (
            <div key={field}>
              <dt>{t(`fields:contacts.${field}`)}</dt>
              {values.map((value) => (
                <dd key={value}>
                  <bdi>{value}</bdi>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      ) : (
        <Skeleton width={240} />
      )}
      <p className="t3 sm">{t("details.words")}</p>
    </section>
  );
}
