import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { languageName, languageTags } from "../../i18n.ts";
import { Checkbox, Radio } from "../../kit/checks.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Field } from "../../kit/field.tsx";
import { usePlace } from "../../kit/place.ts";
import { TextField } from "../../kit/text-field.tsx";
import { zoneOption, zoneOptions } from "../../kit/zone-options.ts";
import { Part } from "../part.tsx";
import { currencyOptions } from "../../kit/currencies.ts";
import { Logo } from "./logo.tsx";
import type { OrganisationModel } from "./use-organisation.ts";

/** Each setting with a sentence that says where it is used. */
export function OrganisationParts({ model }: { model: OrganisationModel }) {
  const { t } = useTranslation("settings");
  const { after, change, faultAt } = model;
  return (
    <>
      <Part title={t("organisation.name.title")} words={t("organisation.name.words")}>
        <TextField
          label={t("organisation.name.label")}
          labelHidden
          placeholder={t("organisation.name.placeholder")}
          maxLength={200}
          autoComplete="off"
          value={after.name}
          onChange={(name) => change({ name })}
          error={faultAt("name")}
        />
      </Part>
      <Part title={t("organisation.logo.title")} words={t("organisation.logo.words")}>
        <Logo settings={after} />
      </Part>
      <Part title={t("organisation.address.title")} words={t("organisation.address.words")}>
        <p className="installation-address" dir="ltr">
          {after.address}
        </p>
        <p className="hint-t">{t("organisation.address.hint")}</p>
      </Part>
      <Part title={t("organisation.place.title")} words={t("organisation.place.words")}>
        <Place model={model} />
      </Part>
      <Part title={t("organisation.currency.title")} words={t("organisation.currency.words")}>
        <Currency model={model} />
      </Part>
      <Part title={t("organisation.companies.title")} words={t("organisation.companies.words")}>
        <Field label={t("organisation.companies.title")} labelHidden group error={faultAt("companiesWord")}>
          {() =>
            (["companies", "accounts"] as const).map((word) => (
              <div key={word}>
                <Radio
                  name="companiesWord"
                  checked={after.companiesWord === word}
                  onChange={() => change({ companiesWord: word })}
                  detail={t(`organisation.companies.detail.${word}`)}
                >
                  {t(`organisation.companies.${word}`)}
                </Radio>
              </div>
            ))
          }
        </Field>
      </Part>
      <Part title={t("organisation.serials.title")} words={t("organisation.serials.words")}>
        <Field label={t("organisation.serials.title")} labelHidden group error={faultAt("serialsUnique")}>
          {() => (
            <Checkbox
              checked={after.serialsUnique}
              onChange={(serialsUnique) => change({ serialsUnique })}
              detail={t("organisation.serials.detail")}
            >
              {t("organisation.serials.unique")}
            </Checkbox>
          )}
        </Field>
      </Part>
    </>
  );
}

function Place({ model: { after, change, faultAt } }: { model: OrganisationModel }) {
  const { t } = useTranslation("settings");
  const { language } = usePlace();
  const zones = useMemo(() => zoneOptions(language), [language]);
  return (
    <div className="pair fold">
      <ChoiceField
        label={t("organisation.place.language")}
        options={languageTags.map((tag) => ({ value: tag, label: languageName(tag) }))}
        value={after.language}
        chosen={{ value: after.language, label: languageName(after.language) }}
        onChange={(chosen) => chosen !== null && change({ language: chosen })}
        error={faultAt("language")}
      />
      <ChoiceField
        label={t("organisation.place.timeZone")}
        options={zones}
        value={after.timeZone}
        chosen={zoneOption(after.timeZone)}
        onChange={(chosen) => chosen !== null && change({ timeZone: chosen })}
        error={faultAt("timeZone")}
      />
    </div>
  );
}

function Currency({ model: { after, change, faultAt } }: { model: OrganisationModel }) {
  const { t } = useTranslation("settings");
  const { language } = usePlace();
  const options = useMemo(() => currencyOptions(language), [language]);
  return (
    <ChoiceField
      label={t("organisation.currency.title")}
      labelHidden
      placeholder={t("organisation.currency.none")}
      clearable
      options={options}
      value={after.currency === "" ? null : after.currency}
      onChange={(chosen) => change({ currency: chosen ?? "" })}
      error={faultAt("currency")}
    />
  );
}
