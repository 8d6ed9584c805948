import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useTranslation } from "react-i18next";
import { Button } from "../../kit/button.tsx";
import { Checkbox } from "../../kit/checks.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { NumberField } from "../../kit/number-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { stepped, withoutStage, withStage, type PipelineDraft, type StageDraft } from "./draft.ts";

interface StageRowProps {
  stage: StageDraft;
  draft: PipelineDraft;
  isFirst: boolean;
  isLast: boolean;
  fault: string | undefined;
  onChange: (draft: PipelineDraft) => void;
}

const kinds = ["open", "won", "lost"] as const;

/** A stage: what it is called, what it means, its chance, its place. */
export function StageRow({ stage, draft, isFirst, isLast, fault, onChange }: StageRowProps) {
  const { t } = useTranslation("pipelines");
  const { key, name, kind, probability, asksReason } = stage;
  const change = (part: Partial<StageDraft>) => onChange(withStage(draft, key, part));
  if (stage.goes) return <GoingRow stage={stage} draft={draft} onChange={onChange} />;
  const known = name || t("newStage");
  return (
    <li>
      <div className="pipeline-stage">
        <TextField
          label={t("stageName")}
          labelHidden
          placeholder={t("stageName")}
          value={name}
          maxLength={100}
          onChange={(next) => change({ name: next })}
          error={fault}
        />
        <ChoiceField
          label={t("kindOf", { name: known })}
          labelHidden
          options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
          value={kind}
          onChange={(next) => {
            const chosen = kinds.find((one) => one === next);
            if (chosen) change({ kind: chosen, asksReason: chosen === "lost" && asksReason });
          }}
        />
        {kind === "open" ? (
          <NumberField
            label={t("probabilityOf", { name: known })}
            labelHidden
            value={probability}
            onChange={(next) => change({ probability: next })}
          />
        ) : (
          <span className="t3 num pipeline-fixed">{t("percent", { number: kind === "won" ? 100 : 0 })}</span>
        )}
        <span className="pipeline-acts">
          <IconButton
            icon={IconArrowUp}
            size="s"
            label={t("up", { name: known })}
            disabled={isFirst}
            onClick={() => onChange(stepped(draft, key, -1))}
          />
          <IconButton
            icon={IconArrowDown}
            size="s"
            label={t("down", { name: known })}
            disabled={isLast}
            onClick={() => onChange(stepped(draft, key, 1))}
          />
          <IconButton
            icon={IconX}
            size="s"
            label={t("remove", { name: known })}
            onClick={() => onChange(withoutStage(draft, stage))}
          />
        </span>
      </div>
      {kind === "lost" && (
        <Checkbox checked={asksReason} onChange={(next) => change({ asksReason: next })}>
          {t("asksReason")}
        </Checkbox>
      )}
    </li>
  );
}

function GoingRow({ stage, draft, onChange }: Pick<StageRowProps, "stage" | "draft" | "onChange">) {
  const { t } = useTranslation("pipelines");
  const format = useFormat();
  const { key, name, opportunities, goes } = stage;
  const others = draft.stages.filter((one) => one.key !== key && !one.isNew && one.goes === undefined);
  return (
    <li className="pipeline-going">
      <span>
        <del>{name}</del>
      </span>
      {opportunities > 0 && (
        <ChoiceField
          label={t("goesTo", { count: opportunities, number: format.number(opportunities) })}
          options={others.map((one) => ({ value: one.key, label: one.name }))}
          value={goes?.to ?? null}
          onChange={(to) => onChange(withStage(draft, key, { goes: { to } }))}
        />
      )}
      <Button size="s" variant="quiet" onClick={() => onChange(withStage(draft, key, { goes: undefined }))}>
        {t("keep")}
      </Button>
    </li>
  );
}
