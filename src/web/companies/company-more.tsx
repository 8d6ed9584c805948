import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useTranslation } from "react-i18next";
import type { CallError } from "../client.ts";
import { AddressInput, newAddress, withAddress } from "../contacts/fields/address-input.tsx";
import { industries, tags } from "../contacts/fields/sources.tsx";
import { Button } from "../kit/button.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { ChoicesField } from "../kit/choices-field.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useTags } from "../tags/use-tags.ts";
import { faultWithin, type CompanyDraft } from "./draft.ts";
import "../contacts/form/form.css";

interface CompanyMoreProps {
  draft: CompanyDraft;
  onChange: (part: Partial<CompanyDraft>) => void;
  refusal: CallError | undefined;
  /** Domains of one that is there are changed on its card, where one sees who would join. */
  isNew: boolean;
  /** It was asked for: the focus goes in. */
  autoFocus: boolean;
}

/** What is not asked of every company: the folded part of its form. */
export function CompanyMore({ draft, onChange, refusal, isNew, autoFocus }: CompanyMoreProps) {
  const { t } = useTranslation("companies");
  const { optionOf, add } = useTags();
  const label = (key: string) => t(`fields:companies.${key}`);
  const { industry, addresses } = draft;
  return (
    <>
      <ChoiceField
        {...industries}
        label={label("industry")}
        autoFocus={autoFocus}
        clearable
        value={industry || null}
        chosen={industry === "" ? null : { value: industry, label: industry }}
        onChange={(value) => onChange({ industry: value ?? "" })}
        onAdd={(typed) => ({ value: typed, label: typed })}
        error={refusal?.faultAt("/industry")}
      />
      <TextField
        label={label("taxNumber")}
        value={draft.taxNumber}
        maxLength={60}
        onChange={(taxNumber) => onChange({ taxNumber })}
        error={refusal?.faultAt("/taxNumber")}
      />
      <ChoicesField
        {...tags}
        label={label("tags")}
        value={draft.tags.map(optionOf)}
        onChange={(chosen) => onChange({ tags: chosen.map(({ value }) => value) })}
        onAdd={add}
        error={faultWithin(refusal, "tags")}
      />
      {isNew && (
        <TextField
          label={label("domains")}
          hint={t("form.domainsHint")}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          value={draft.domains}
          onChange={(domains) => onChange({ domains })}
          error={faultWithin(refusal, "domains")}
        />
      )}
      {addresses.map((address, at) => (
        <div className="caddress" role="group" aria-label={t("form:addressNumber", { number: at + 1 })} key={at}>
          <div className="caddress-head">
            {t("form:addressNumber", { number: at + 1 })}
            <IconButton
              icon={IconX}
              size="s"
              label={t("form:removeAddress", { number: at + 1 })}
              onClick={() => onChange({ addresses: addresses.toSpliced(at, 1) })}
            />
          </div>
          <AddressInput
            address={address}
            onChange={(part) => onChange({ addresses: withAddress(addresses, at, part) })}
            faultAt={(part) => refusal?.faultAt(`/addresses/${at}/${part}`)}
          />
        </div>
      ))}
      <Button
        className="cadd"
        variant="quiet"
        size="s"
        icon={IconPlus}
        onClick={() => onChange({ addresses: [...addresses, { ...newAddress(), primary: addresses.length === 0 }] })}
      >
        {t("form:addAddress")}
      </Button>
    </>
  );
}
