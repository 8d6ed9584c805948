import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kit/format.tsx";
import { Name, PersonLink } from "../kit/person.tsx";
import { Time } from "../kit/time.tsx";
import { plainText } from "../contacts/fields/rich-text.tsx";
import { PropertyValue } from "../contacts/card/property-value.tsx";
import { isEmpty, valueAt } from "../contacts/fields/contact.ts";
import { headingsOf } from "../contacts/fields/headings.ts";
import { companyFieldsQuery, type Company } from "./company.ts";

/** What is known of a company, one line each; what is not known is left out. */
export function CompanyFacts({ company }: { company: Company }) {
  const { t } = useTranslation("companies");
  const format = useFormat();
  const { site, emails, phones, owner, parent, minutesPerMonth, description, createdAt, updatedAt } = company;
  const facts: [string, ReactNode][] = [
    [
      "site",
      site && (
        <a className="link clip" href={webAddress(site)} rel="noreferrer noopener" target="_blank">
          {site.replace(/^https?:\/\//, "")}
        </a>
      ),
    ],
    ["emails", ways(emails, "mailto:")],
    ["phones", ways(phones, "tel:")],
    ["owner", owner && <PersonLink id={owner.id} name={owner.name} avatar={20} />],
    [
      "parent",
      parent && (
        <Link className="link" to="/companies/$id" params={{ id: parent.id }}>
          <Name>{parent.name}</Name>
        </Link>
      ),
    ],
    ["minutesPerMonth", typeof minutesPerMonth === "number" && format.number(minutesPerMonth)],
    ["description", description && <span className="company-words">{plainText(description)}</span>],
    ["createdAt", createdAt && <Time at={createdAt} />],
    ["updatedAt", updatedAt && <Time at={updatedAt} />],
  ];
  const { data: fields = [] } = useQuery(companyFieldsQuery);
  const own = fields.filter((field) => field.own && !isEmpty(valueAt(company, field.key)));
  const ownUnder = (heading: string) =>
    own
      .filter((field) => field.own?.heading === heading)
      .map((field) => (
        <div key={field.key}>
          <dt>{field.own?.label}</dt>
          <dd>
            <PropertyValue contact={{ custom: company.custom }} field={field} />
          </dd>
        </div>
      ));
  return (
    <section className="company-facts" aria-label={t("about")}>
      <dl>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([key, value]) => (
            <div key={key}>
              <dt>{t(`fields:companies.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {ownUnder("")}
      </dl>
      {headingsOf(own).map((heading) => (
        <Fragment key={heading}>
          <h2>{heading}</h2>
          <dl>{ownUnder(heading)}</dl>
        </Fragment>
      ))}
    </section>
  );
}

function ways(list: Company["emails"], scheme: string): ReactNode {
  if (list === undefined || list.length === 0) return null;
  return list.map(({ value }) => (
    <a key={value} className="link clip" dir="ltr" href={scheme + value.replace(/\s/g, "")}>
      {value}
    </a>
  ));
}

// Only the web: an address of another kind would be run by the browser.
function webAddress(site: string): string {
  return /^https?:\/\//i.test(site) ? site : `https://${site}`;
}
