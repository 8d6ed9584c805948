import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { listCompanies } from "../../../companies/api.ts";
import { call } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Checkbox } from "../../kit/checks.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { useMay } from "../../session.ts";
import { MembershipInput, newMembership, withMembership } from "../fields/membership-input.tsx";
import { findNearCompanies } from "../fields/sources.tsx";
import { FormSection } from "./form-section.tsx";
import type { ContactForm } from "./use-contact-form.ts";

/** Companies as check boxes one searches; a name nobody has is made with the contact. */
export function CompaniesPart({ form }: { form: ContactForm }) {
  const { t } = useTranslation("form");
  const may = useMay();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["companies", "pick", search],
    queryFn: ({ signal }) =>
      call(listCompanies, { query: { search: search || undefined, fields: "name", limit: 12, count: "none" }, signal }),
    placeholderData: keepPreviousData,
  });
  const { data: alike = [] } = useQuery({
    queryKey: ["companies", "near", search],
    queryFn: ({ signal }) => findNearCompanies(search, signal),
  });
  const chosen = form.draft.companies ?? [];
  const found = (data?.items ?? []).flatMap(({ id, name = "" }) =>
    chosen.some((one) => one.id === id) ? [] : [{ id, name }],
  );
  const near = alike.filter(({ id }) => ![...chosen, ...found].some((one) => one.id === id));
  const isKnown = [...chosen, ...found].some(({ name }) => name.toLocaleLowerCase() === search.toLocaleLowerCase());
  const add = (id: string, name: string) => {
    form.change({ companies: [...chosen, { ...newMembership(id, name), primary: chosen.length === 0 }] });
    setTyped("");
  };
  return (
    <FormSection title={t("fields:section.companies")} count={chosen.length}>
      <TextField
        label={t("searchCompanies")}
        labelHidden
        type="search"
        placeholder={t("searchCompanies")}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          const first = found[0];
          if (first && !isPlaceholderData && search) add(first.id, first.name);
        }}
      />
      {chosen.length > 0 && (
        <div className="cpick one">
          {chosen.map((membership, at) => (
            <div key={membership.id || membership.name} role="group" aria-label={membership.name}>
              <Checkbox
                checked
                detail={membership.id === "" ? t("newCompany") : undefined}
                onChange={() => form.change({ companies: chosen.toSpliced(at, 1) })}
              >
                <bdi className="b">{membership.name}</bdi>
              </Checkbox>
              <div className="cmember">
                <MembershipInput
                  membership={membership}
                  onChange={(part) => form.change({ companies: withMembership(chosen, at, part) })}
                  faultAt={(part) => form.faultAt(`/companies/${at}/${part}`)}
                />
              </div>
            </div>
          ))}
        </div>
      )}
      <div className="cpick" role="group" aria-label={t("fields:section.companies")} aria-busy={isPlaceholderData}>
        {found.map(({ id, name }) => (
          <Checkbox key={id} checked={false} onChange={() => add(id, name)}>
            <bdi>{name}</bdi>
          </Checkbox>
        ))}
      </div>
      {near.length > 0 && (
        <div role="group" aria-label={t("nearCompanies")}>
          <p className="cmute">{t("nearCompanies")}</p>
          <div className="cpick">
            {near.map(({ id, name }) => (
              <Checkbox key={id} checked={false} onChange={() => add(id, name)}>
                <bdi>{name}</bdi>
              </Checkbox>
            ))}
          </div>
        </div>
      )}
      {search !== "" && !isKnown && !isPlaceholderData && may("companies", "create") && (
        <Button className="cadd" variant="quiet" size="s" icon={IconPlus} onClick={() => add("", search)}>
          {t("makeCompany", { name: search })}
        </Button>
      )}
      {search !== "" && !isKnown && found.length === 0 && !may("companies", "create") && (
        <p className="cmute">{t("noCompany")}</p>
      )}
    </FormSection>
  );
}
