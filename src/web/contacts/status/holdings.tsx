import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { showLeaving } from "../../../batches/api.ts";
import type { ReplyOf } from "../../../http/endpoint.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import { useFormat } from "../../kit/format.tsx";
import { agents } from "../fields/sources.tsx";

type Holding = ReplyOf<typeof showLeaving>["holds"][number];

/** To whom each part goes; null: it stays. */
export type Heirs = Partial<Record<Holding["to"], Option | null>>;

interface HoldingsProps {
  name: string;
  leaver: string;
  holds: readonly Holding[];
  heirs: Heirs;
  onChange: (heirs: Heirs) => void;
  faultAt: (to: Holding["to"]) => string | undefined;
}

/** What a leaver has, counted, each part with whom it goes to. The first colleague chosen gets the other parts as well, until said otherwise. */
export function Holdings({ name, leaver, holds, heirs, onChange, faultAt }: HoldingsProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const id = useId();
  const counted = (key: string, count: number) => t(key, { count, number: format.number(count) });
  const choose = (to: Holding["to"], heir: Option | null) => {
    const untouched = heir === null ? [] : holds.filter((one) => heirs[one.to] === undefined && one.canHandOver > 0);
    onChange({ ...Object.fromEntries(untouched.map((one) => [one.to, heir])), ...heirs, [to]: heir });
  };
  if (holds.length === 0) return <p className="t3">{t("fire.hasNothing", { name })}</p>;
  return (
    <div className="holdings" role="group" aria-labelledby={id}>
      <p id={id}>{t("fire.has", { name })}</p>
      {holds.map(({ to, count, canHandOver }) => {
        const label = counted(`fire.${to}`, count);
        return (
          <div className="holding" key={to}>
            <span>
              {label}
              {canHandOver < count && <small>{counted("fire.mayHandOver", canHandOver)}</small>}
            </span>
            <ChoiceField
              {...agentsBut(leaver)}
              label={t("fire.whom", { what: label })}
              labelHidden
              placeholder={t("fire.stays")}
              disabled={canHandOver === 0}
              clearable
              value={heirs[to]?.value ?? null}
              chosen={heirs[to] ?? null}
              onChange={(_, heir) => choose(to, heir)}
              error={faultAt(to)}
            />
          </div>
        );
      })}
    </div>
  );
}

function agentsBut(leaver: string): OptionSource {
  return {
    loadKey: [...(agents.loadKey ?? []), "but", leaver],
    load: async (search, signal) => {
      const found = (await agents.load?.(search, signal)) ?? [];
      return found.filter(({ value }) => value !== leaver);
    },
  };
}
