import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { Checkbox } from "../kit/checks.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import { Name } from "../kit/person.tsx";
import type { Company } from "./company.ts";
import { InlineForm } from "./inline-form.tsx";
import { peopleOf } from "./people-of.tsx";
import { useCompanyChange } from "./use-company-change.ts";

export type Manager = NonNullable<Company["managers"]>[number];

/** What a manager may with the requests of the company's people, in the order of its words. */
export const mayOfManagers = ["see", "answer", "close", "onBehalf"] as const;

interface ManagerFormProps {
  company: Company;
  /** Whom; without him somebody is chosen. */
  manager?: Manager | undefined;
  onClose: () => void;
}

/** Who of a company's people manages it, and what he may. */
export function ManagerForm({ company, manager, onClose }: ManagerFormProps) {
  const { t } = useTranslation("companies");
  const { managers = [] } = company;
  const { save, busy, refusal } = useCompanyChange(company);
  const [who, setWho] = useState(manager?.contact ?? null);
  const [missing, setMissing] = useState(false);
  const [may, setMay] = useState({
    see: manager?.see ?? true,
    answer: manager?.answer ?? true,
    close: manager?.close ?? false,
    onBehalf: manager?.onBehalf ?? false,
  });
  const others = managers.filter(({ contact }) => contact.id !== manager?.contact.id);
  const write = async (list: readonly Manager[], text: string) => {
    const written = (all: readonly Manager[]) => ({
      managers: all.map((one) => ({ ...one, contact: one.contact.id })),
    });
    if (await save(written(list), { text, back: written(managers) })) onClose();
  };
  const go = () => {
    setMissing(who === null);
    if (who === null || busy) return;
    void write([...others, { contact: who, ...may }], t("managers.saved", { name: who.name }));
  };
  const tick = (key: (typeof mayOfManagers)[number], on: boolean) =>
    // Whoever may more sees; whoever does not see may nothing.
    setMay(
      key === "see" && !on
        ? { see: false, answer: false, close: false, onBehalf: false }
        : { ...may, see: true, [key]: on },
    );
  return (
    <InlineForm
      label={manager ? t("managers.edit", { name: manager.contact.name }) : t("managers.add")}
      onSave={go}
      onLeave={onClose}
      busy={busy}
      refusal={refusal}
      more={
        manager && (
          <Button
            size="s"
            variant="quiet"
            onClick={() => void write(others, t("managers.removed", { name: manager.contact.name }))}
          >
            {t("card:remove")}
          </Button>
        )
      }
    >
      {manager ? (
        <strong className="b clip">
          <Name>{manager.contact.name}</Name>
        </strong>
      ) : (
        <ChoiceField
          {...peopleOf(
            company.id,
            managers.map(({ contact }) => contact.id),
          )}
          label={t("managers.who")}
          placeholder={t("managers.find")}
          autoFocus
          value={who?.id ?? null}
          chosen={who && { value: who.id, label: who.name }}
          onChange={(_, option) => setWho(option && { id: option.value, name: option.label })}
          error={missing && who === null ? t("managers.missing") : undefined}
        />
      )}
      {mayOfManagers.map((key) => (
        <Checkbox key={key} checked={may[key]} onChange={(on) => tick(key, on)}>
          {t(`managers.may.${key}`)}
        </Checkbox>
      ))}
    </InlineForm>
  );
}
