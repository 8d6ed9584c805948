import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Fact, type FactProps } from "../contacts/card/fact.tsx";
import { LinkEditor } from "../contacts/card/link-editor.tsx";
import { OwnFacts } from "../contacts/card/own-facts.tsx";
import { SystemFacts } from "../contacts/card/system-facts.tsx";
import { Html, RichTextField } from "../contacts/fields/rich-text.tsx";
import type { CellValue } from "../grid/list.ts";
import { ChoicesField } from "../kit/choices-field.tsx";
import { useFormat } from "../kit/format.tsx";
import { Name, PersonLink } from "../kit/person.tsx";
import { Tag } from "../kit/tag.tsx";
import { TextField } from "../kit/text-field.tsx";
import { useTags } from "../tags/use-tags.ts";
import { CompanyAddresses } from "./company-addresses.tsx";
import { companyFieldsQuery, type Company, type CompanyChange } from "./company.ts";
import { companyChangeOf, companyEditOf } from "./edits.ts";
import { useSaving } from "./use-saving.ts";

/** What is known of a company, one line each, changed in its place; what is empty and not to be filled is left out. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const format = useFormat();
  const { data: fields = [] } = useQuery(companyFieldsQuery);
  const { can, site, emails, phones, owner, parent, minutesPerMonth, industry, taxNumber, tags = [] } = company;
  const tagged = useTags();
  const editable = can.includes("edit");
  const facts: readonly [string, ReactNode][] = [
    [
      "site",
      site && (
        <a className="over clip" href={webAddress(site)} rel="noreferrer noopener" target="_blank">
          {site.replace(/^https?:\/\//, "")}
        </a>
      ),
    ],
    ["emails", ways(emails, "mailto:")],
    ["phones", ways(phones, "tel:")],
    ["industry", industry && <bdi className="clip">{industry}</bdi>],
    ["taxNumber", taxNumber && <bdi className="clip">{taxNumber}</bdi>],
    ["owner", owner && <PersonLink id={owner.id} name={owner.name} avatar={20} />],
    [
      "parent",
      parent && (
        <Link className="over" to="/companies/$id" params={{ id: parent.id }}>
          <Name>{parent.name}</Name>
        </Link>
      ),
    ],
    [
      "tags",
      tags.length > 0 && (
        <span className="company-tags">
          {tags.map((tag) => (
            <Tag key={tag} color={tagged.colors.get(tag)}>
              {tag}
            </Tag>
          ))}
        </span>
      ),
    ],
    ["minutesPerMonth", typeof minutesPerMonth === "number" && format.number(minutesPerMonth)],
  ];
  return (
    <section className="company-facts" aria-label={t("about")}>
      <dl>
        {facts.map(([key, value]) => {
          const field = fields.find((one) => one.key === key);
          const mayEdit = editable && (key !== "owner" || can.includes("assign"));
          const edit = field && mayEdit ? companyEditOf(field, tagged) : undefined;
          if (!value && !edit) return null;
          return (
            <CompanyFact
              key={key}
              company={company}
              label={t(`fields:companies.${key}`)}
              editable={edit !== undefined}
              start={edit?.read(company) ?? ""}
              isBlock={edit?.kind === "choices"}
              changeOf={(typed: CellValue) => edit && companyChangeOf(edit.write(company, typed), key)}
              renderEditor={({ label, value: typed, onChange, onDone }) =>
                typeof typed === "string" ? (
                  <TextField label={label} labelHidden autoFocus value={typed} onChange={onChange} />
                ) : edit?.kind === "choices" ? (
                  <ChoicesField
                    {...edit.choices}
                    label={label}
                    labelHidden
                    autoFocus
                    value={typed}
                    onChange={onChange}
                    onAdd={edit.add}
                  />
                ) : (
                  <LinkEditor
                    source={edit?.choices ?? {}}
                    add={edit?.add}
                    label={label}
                    value={typed[0] ?? null}
                    onDone={(option) => onDone(option ? [option] : [])}
                  />
                )
              }
            >
              {value}
            </CompanyFact>
          );
        })}
        <Description company={company} editable={editable} />
      </dl>
      <CompanyAddresses
        company={company}
        mayEdit={editable && fields.some(({ key, editable: may }) => key === "addresses" && may)}
      />
      <OwnFacts
        fields={fields}
        record={company}
        editable={editable}
        files={{ path: "companies", id: company.id }}
        renderFact={(row) => <CompanyFact company={company} {...row} />}
      />
      <SystemFacts of="companies" record={company} />
    </section>
  );
}

interface CompanyFactProps<Value> extends Omit<FactProps<Value, CompanyChange>, "saving"> {
  company: Company;
}

function CompanyFact<Value>({ company, ...rest }: CompanyFactProps<Value>) {
  return <Fact saving={useSaving(company)} {...rest} />;
}

function Description({ company, editable }: { company: Company; editable: boolean }) {
  const { t } = useTranslation("companies");
  const { description = "" } = company;
  if (!description && !editable) return null;
  return (
    <CompanyFact
      company={company}
      label={t("fields:companies.description")}
      editable={editable}
      isBlock
      start={description}
      changeOf={(value) => ({ description: value })}
      renderEditor={({ label, value, onChange }) => (
        <RichTextField label={label} labelHidden autoFocus value={value} onChange={onChange} />
      )}
    >
      {description && <Html html={description} />}
    </CompanyFact>
  );
}

function ways(list: Company["emails"], scheme: string): ReactNode {
  if (list === undefined || list.length === 0) return null;
  return (
    <span className="company-ways">
      {list.map(({ value }) => (
        <a key={value} className="over clip" dir="ltr" href={scheme + value.replace(/\s/g, "")}>
          {value}
        </a>
      ))}
    </span>
  );
}

// Only the web: an address of another kind would be run by the browser.
function webAddress(site: string): string {
  return /^https?:\/\//i.test(site) ? site : `https://${site}`;
}
