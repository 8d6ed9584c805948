import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pencil, useReturningFocus } from "../contacts/card/property.tsx";
import { usePulse } from "../grid/use-pulse.ts";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { NoteBar } from "../kit/states.tsx";
import type { Company } from "./company.ts";
import { DomainForm } from "./domain-form.tsx";
import { JoinDialog } from "./join-dialog.tsx";
import { joiningQuery } from "./joining.ts";
import "../contacts/card/properties.css";
import "../contacts/card/related.css";

/** The domains of a company, which of them look like others', and who could join by them. */
export function CompanyDomains({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const format = useFormat();
  const id = useId();
  const { domains = [], can } = company;
  const mayEdit = can.includes("edit");
  const [at, setAt] = useState<number>();
  const last = useRef(0);
  const [joining, setJoining] = useState(false);
  const { pencil, begin, finish } = useReturningFocus(() => {});
  const { data, refetch } = useQuery({ ...joiningQuery(company.id), enabled: mayEdit && domains.length > 0 });
  usePulse("contacts", () => void (mayEdit && domains.length > 0 && refetch()));
  if (!mayEdit && domains.length === 0) return null;
  const edit = (place: number) => {
    last.current = place;
    setAt(place);
    begin();
  };
  const close = () => finish(() => setAt(undefined));
  const form = at !== undefined && <DomainForm key={at} company={company} at={at} onClose={close} />;
  const count = domains.length > 0 ? data?.count : undefined;
  return (
    <section aria-labelledby={id}>
      <div className="sec-h">
        <h2 id={id}>{t("fields:companies.domains")}</h2>
        {domains.length > 0 && <span className="n">{domains.length}</span>}
        {mayEdit && (
          <IconButton icon={IconPlus} size="xs" label={t("domains.add")} onClick={() => setAt(domains.length)} />
        )}
      </div>
      {domains.map((one, place) =>
        form && at === place ? (
          form
        ) : (
          <div className="li" key={one.domain} onDoubleClick={mayEdit ? () => edit(place) : undefined}>
            <span className="two">
              <b className="b clip">
                <bdi dir="ltr">{one.name}</bdi>
              </b>
              <small>
                {t(one.attach ? "domains.joins" : "domains.joinsNot")}
                {one.subdomains && ` · ${t("domains.below")}`}
              </small>
            </span>
            {mayEdit && (
              <Pencil
                label={one.name}
                onPress={() => edit(place)}
                button={place === Math.min(last.current, domains.length - 1) ? pencil : { current: null }}
              />
            )}
          </div>
        ),
      )}
      {form && at === domains.length && form}
      {domains.length === 0 && !form && (
        <button type="button" className="ghost add-first" onClick={() => setAt(0)}>
          {t("domains.add")}
        </button>
      )}
      {data?.lookAlikes.map(({ domain, like, company: { id: other, name } }) => (
        <NoteBar key={`${domain} ${like} ${other}`} tone="amber" boxed>
          {t("domains.looksLike", { domain, like, name })}
        </NoteBar>
      ))}
      {count && (count.value > 0 || (data?.unseen ?? 0) > 0) && (
        <div className="company-joining">
          {count.value > 0 ? (
            <Button size="s" onClick={() => setJoining(true)}>
              {t("domains.wouldJoin", { count: count.value, number: format.number(count.value) })}
            </Button>
          ) : (
            <small className="t3">
              {t("domains.unseen", { count: data?.unseen, number: format.number(data?.unseen ?? 0) })}
            </small>
          )}
        </div>
      )}
      {joining && <JoinDialog company={company} onClose={() => setJoining(false)} />}
    </section>
  );
}
