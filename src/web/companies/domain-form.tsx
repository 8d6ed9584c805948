import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Checkbox } from "../kit/checks.tsx";
import { TextField } from "../kit/text-field.tsx";
import type { Company } from "./company.ts";
import { InlineForm } from "./inline-form.tsx";
import { useCompanyChange } from "./use-company-change.ts";

interface DomainFormProps {
  company: Company;
  /** Which of its domains; one behind the last: a new one. */
  at: number;
  onClose: () => void;
}

/** A domain of a company, and who joins by it. */
export function DomainForm({ company, at, onClose }: DomainFormProps) {
  const { t } = useTranslation("companies");
  const { domains = [] } = company;
  const old = domains[at];
  const { save, busy, refusal, forget } = useCompanyChange(company);
  const [draft, setDraft] = useState({
    domain: old?.name ?? "",
    subdomains: old?.subdomains ?? false,
    attach: old?.attach ?? true,
  });
  const fault = refusal?.faultAt(`/domains/${at}/domain`);
  const write = async (list: { domain: string }[], text: string) => {
    if (await save({ domains: list }, { text, back: { domains } })) onClose();
  };
  const name = draft.domain.trim();
  const go = () => {
    if (name === "" || busy) return;
    const text = t(old ? "domains.changed" : "domains.added", { domain: name });
    void write(old ? domains.with(at, { ...old, ...draft }) : [...domains, draft], text);
  };
  return (
    <InlineForm
      label={old ? t("domains.edit", { domain: old.name }) : t("domains.add")}
      onSave={go}
      onLeave={onClose}
      busy={busy}
      refusal={fault === undefined ? refusal : undefined}
      more={
        old && (
          <Button
            size="s"
            variant="quiet"
            onClick={() => void write(domains.toSpliced(at, 1), t("domains.removed", { domain: old.name }))}
          >
            {t("card:remove")}
          </Button>
        )
      }
    >
      <TextField
        label={t("domains.domain")}
        placeholder={t("domains.example")}
        dir="ltr"
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        value={draft.domain}
        onChange={(domain) => {
          forget();
          setDraft({ ...draft, domain });
        }}
        error={fault}
      />
      <Checkbox checked={draft.attach} onChange={(attach) => setDraft({ ...draft, attach })}>
        {t("domains.attach")}
      </Checkbox>
      <Checkbox
        checked={draft.subdomains}
        onChange={(subdomains) => setDraft({ ...draft, subdomains })}
        detail={<bdi dir="ltr">{`…@mail.${name || t("domains.example")}`}</bdi>}
      >
        {t("domains.subdomains")}
      </Checkbox>
    </InlineForm>
  );
}
