import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LinkEditor } from "../contacts/card/link-editor.tsx";
import { OwnFacts } from "../contacts/card/own-facts.tsx";
import { SystemFacts } from "../contacts/card/system-facts.tsx";
import { Html, RichTextField } from "../contacts/fields/rich-text.tsx";
import { agents, companies, optionOf, peopleBut } from "../contacts/fields/sources.tsx";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import { ChoicesField } from "../kit/choices-field.tsx";
import { DateField } from "../kit/date-field.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Name, PersonLink } from "../kit/person.tsx";
import { TextField } from "../kit/text-field.tsx";
import { TasksBlock } from "../tasks/tasks-block.tsx";
import { CurrencyField } from "./currency-field.tsx";
import { Fact } from "./fact.tsx";
import { isPast, useMoney } from "./money.ts";
import { opportunityFieldsQuery, type Opportunity } from "./opportunity.ts";

/** What is known of an opportunity, each value changed in its place. */
export function OpportunityFacts({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation("opportunities");
  const { can, stage, company, owner } = opportunity;
  const { data: fields = [] } = useQuery(opportunityFieldsQuery);
  const editable = can.includes("edit");
  const parts = { opportunity, editable };
  return (
    <section className="deal-facts" aria-label={t("about")}>
      <dl>
        <Amount {...parts} />
        <Probability {...parts} editable={editable && stage.kind === "open"} />
        <CloseDate {...parts} />
        <Linked {...parts} field="company" source={companies}>
          {company && (
            <Link to="/companies/$id" params={{ id: company.id }} className="over">
              <Name>{company.name}</Name>
            </Link>
          )}
        </Linked>
        <People {...parts} />
        <Linked {...parts} editable={editable && can.includes("assign")} field="owner" source={agents}>
          {owner && <PersonLink id={owner.id} name={owner.name} avatar={20} />}
        </Linked>
        {stage.kind === "lost" && <Text {...parts} field="lostReason" maxLength={500} />}
        <Text {...parts} field="name" maxLength={200} />
        <Description {...parts} />
      </dl>
      <OwnFacts
        fields={fields}
        record={opportunity}
        editable={editable}
        files={{ path: "opportunities", id: opportunity.id }}
        renderFact={(row) => <Fact opportunity={opportunity} {...row} />}
      />
      <SystemFacts of="opportunities" record={opportunity} />
      <TasksBlock on={{ kind: "opportunity", id: opportunity.id, name: opportunity.name }} />
    </section>
  );
}

interface PartProps {
  opportunity: Opportunity;
  editable: boolean;
}

function Amount({ opportunity, editable }: PartProps) {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const { amount, currency } = opportunity;
  return (
    <Fact
      opportunity={opportunity}
      label={t("fields:opportunities.amount")}
      editable={editable}
      start={{ amount, currency }}
      changeOf={(value) => (Number.isNaN(value.amount) ? undefined : value)}
      renderEditor={({ label, value, onChange }) => (
        <div className="deal-pair">
          <NumberField
            label={label}
            labelHidden
            autoFocus
            value={value.amount}
            onChange={(next) => onChange({ ...value, amount: next })}
            error={Number.isNaN(value.amount) ? t("form.noNumber") : undefined}
          />
          <CurrencyField
            label={t("fields:opportunities.currency")}
            labelHidden
            value={value.currency}
            onChange={(next) => onChange({ ...value, currency: next })}
          />
        </div>
      )}
    >
      {amount !== null && <span className="num">{money.exact({ amount, currency })}</span>}
    </Fact>
  );
}

function Probability({ opportunity, editable }: PartProps) {
  const { t } = useTranslation("opportunities");
  const { probability } = opportunity;
  return (
    <Fact<number | null>
      opportunity={opportunity}
      label={t("fields:opportunities.probability")}
      editable={editable}
      start={probability}
      changeOf={(value) => (Number.isNaN(value) ? undefined : { probability: value })}
      renderEditor={({ label, value, onChange }) => (
        <NumberField label={label} labelHidden autoFocus hint={t("chanceHint")} value={value} onChange={onChange} />
      )}
    >
      <span className="num">{t("percent", { number: probability })}</span>
    </Fact>
  );
}

function CloseDate({ opportunity, editable }: PartProps) {
  const { t } = useTranslation("opportunities");
  const money = useMoney();
  const { closeDate, stage } = opportunity;
  return (
    <Fact
      opportunity={opportunity}
      label={t("fields:opportunities.closeDate")}
      editable={editable}
      start={closeDate}
      changeOf={(value) => ({ closeDate: value })}
      renderEditor={({ label, value, onChange }) => (
        <DateField label={label} labelHidden autoFocus value={value} onChange={onChange} />
      )}
    >
      {closeDate && (
        <span className={stage.kind === "open" && isPast(closeDate) ? "deal-late" : undefined}>
          {money.day(closeDate)}
        </span>
      )}
    </Fact>
  );
}

interface LinkedProps extends PartProps {
  field: "company" | "owner";
  source: OptionSource;
  children: ReactNode;
}

function Linked({ opportunity, editable, field, source, children }: LinkedProps) {
  const { t } = useTranslation("opportunities");
  const linked = opportunity[field];
  const start: Option | null = linked && optionOf(linked);
  return (
    <Fact
      opportunity={opportunity}
      label={t(`fields:opportunities.${field}`)}
      editable={editable}
      start={start}
      changeOf={(value) => ({ [field]: value?.value ?? null })}
      renderEditor={(parts) => <LinkEditor source={source} {...parts} />}
    >
      {children}
    </Fact>
  );
}

function People({ opportunity, editable }: PartProps) {
  const { t } = useTranslation("opportunities");
  const { contacts } = opportunity;
  const start: readonly Option[] = contacts.map(optionOf);
  return (
    <Fact
      opportunity={opportunity}
      label={t("fields:opportunities.contacts")}
      editable={editable}
      start={start}
      changeOf={(value) => ({ contacts: value.map((one) => one.value) })}
      renderEditor={({ label, value, onChange }) => (
        <ChoicesField
          {...peopleBut(undefined)}
          label={label}
          labelHidden
          autoFocus
          closesWhenTyped
          placeholder={t("form.findContact")}
          value={value}
          onChange={onChange}
        />
      )}
    >
      {contacts.length > 0 && (
        <span className="deal-people">
          {contacts.map(({ id, name, picture }) => (
            <PersonLink key={id} id={id} name={name} avatar={20} pictureUrl={picture} />
          ))}
        </span>
      )}
    </Fact>
  );
}

function Text({
  opportunity,
  editable,
  field,
  maxLength,
}: PartProps & { field: "name" | "lostReason"; maxLength: number }) {
  const { t } = useTranslation("opportunities");
  return (
    <Fact
      opportunity={opportunity}
      label={t(`fields:opportunities.${field}`)}
      editable={editable}
      start={opportunity[field]}
      changeOf={(value) => ({ [field]: value })}
      renderEditor={({ label, value, onChange }) => (
        <TextField label={label} labelHidden autoFocus maxLength={maxLength} value={value} onChange={onChange} />
      )}
    >
      <bdi>{opportunity[field]}</bdi>
    </Fact>
  );
}

function Description({ opportunity, editable }: PartProps) {
  const { t } = useTranslation("opportunities");
  const { description } = opportunity;
  return (
    <Fact
      opportunity={opportunity}
      label={t("fields:opportunities.description")}
      editable={editable}
      isBlock
      start={description}
      changeOf={(value) => ({ description: value })}
      renderEditor={({ label, value, onChange }) => (
        <RichTextField label={label} labelHidden autoFocus value={value} onChange={onChange} />
      )}
    >
      {description && <Html html={description} />}
    </Fact>
  );
}
