import { Checkbox, Radio } from "../kit/checks.tsx";
import { useImportKind, useImportWords } from "./import-kind.ts";
import { OptionPart, type OptionsPartProps } from "./option-part.tsx";

const waysOf = {
  contacts: ["id", "externalId", "email", "phone", "nameCompany"],
  companies: ["id", "taxNumber", "domain", "name"],
  equipment: ["id", "serial"],
} as const;

/** By what a row is known to be somebody who is here already, tried in this order. */
export function MatchBy({ options, change }: OptionsPartProps) {
  const t = useImportWords();
  const ways = waysOf[useImportKind()];
  const turn = (way: string, on: boolean) =>
    change({ match: ways.filter((one) => (one === way ? on : options.match.includes(one))) });
  return (
    <OptionPart
      title={t("option.match")}
      words={options.match.length === 0 ? t("option.matchNone") : t("option.matchWords")}
    >
      {ways.map((way) => (
        <Checkbox key={way} checked={options.match.includes(way)} onChange={(on) => turn(way, on)}>
          {t(`match.long.${way}`)}
        </Checkbox>
      ))}
    </OptionPart>
  );
}

/** What happens to people who are here already, and to those who are not. */
export function ExistingPeople({ options, change }: OptionsPartProps) {
  const t = useImportWords();
  return (
    <>
      <OptionPart title={t("option.existing")} words={t("option.existingWords")}>
        {(["update", "replace", "skip"] as const).map((way) => (
          <Radio
            key={way}
            name="existing"
            checked={options.existing === way}
            onChange={() => change({ existing: way })}
            detail={t(`existing.detail.${way}`)}
          >
            {t(`existing.long.${way}`)}
          </Radio>
        ))}
      </OptionPart>
      <OptionPart title={t("option.missing")}>
        {(["create", "skip"] as const).map((way) => (
          <Radio key={way} name="missing" checked={options.missing === way} onChange={() => change({ missing: way })}>
            {t(`missing.long.${way}`)}
          </Radio>
        ))}
      </OptionPart>
    </>
  );
}

export function CompaniesAndCells({ options, change }: OptionsPartProps) {
  const t = useImportWords();
  return (
    <>
      <OptionPart title={t("option.companies")}>
        {(["create", "link", "refuse"] as const).map((way) => (
          <Radio
            key={way}
            name="companies"
            checked={options.companies === way}
            onChange={() => change({ companies: way })}
          >
            {t(`companies.long.${way}`)}
          </Radio>
        ))}
      </OptionPart>
      <OptionPart title={t("option.emptyCells")}>
        {(["leave", "clear"] as const).map((way) => (
          <Radio
            key={way}
            name="emptyCells"
            checked={options.emptyCells === way}
            onChange={() => change({ emptyCells: way })}
          >
            {t(`emptyCells.${way}`)}
          </Radio>
        ))}
      </OptionPart>
    </>
  );
}
