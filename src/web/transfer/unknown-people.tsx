import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agents } from "../contacts/fields/sources.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option } from "../kit/choice-options.ts";
import type { Import } from "./import-query.ts";
import { OptionPart, type OptionsPartProps } from "./option-part.tsx";

interface UnknownPeopleProps extends OptionsPartProps {
  people: Import["people"];
}

/** Owners and others in the file whom nobody here has: who is meant by each. */
export function UnknownPeople({ options, change, people }: UnknownPeopleProps) {
  const { t } = useTranslation("import");
  const [picked, setPicked] = useState<Readonly<Record<string, Option | null>>>({});
  if (people.length === 0) return null;
  return (
    <OptionPart title={t("option.people")} words={t("option.peopleWords")}>
      {people.map(({ name, rows, choice }) => {
        const chosen = name in picked ? (picked[name] ?? null) : choice && { value: choice.id, label: choice.name };
        return (
          <ChoiceField
            key={name}
            label={t("option.personOf", { name, count: rows })}
            {...agents}
            clearable
            placeholder={t("option.personDefault")}
            value={chosen?.value ?? null}
            chosen={chosen}
            onChange={(id, option) => {
              setPicked({ ...picked, [name]: option });
              change({ people: { ...options.people, [name]: id } });
            }}
          />
        );
      })}
    </OptionPart>
  );
}
