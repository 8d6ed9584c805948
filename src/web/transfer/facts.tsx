import { useQuery } from "@tanstack/react-query";
import { Trans, useTranslation } from "react-i18next";
import { listAccessGroups } from "../../access-groups/api.ts";
import { listAgents } from "../../contacts/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import type { Import } from "./import-query.ts";

/** The columns without which people cannot be recognised in this way. */
const columnsOf: Record<Import["options"]["match"][number], RegExp> = {
  id: /^Id$/,
  externalId: /^External id$/,
  email: /^Email /,
  phone: /^Phone /,
  nameCompany: /^Company /,
  taxNumber: /^Tax number$/,
  domain: /^Domain \d+$/,
  name: /^Name$/,
  serial: /^Serial number$/,
};

/** The columns that name companies, which may be unknown. */
const companiesOf = { contacts: columnsOf.nameCompany, companies: /^Parent company$/, equipment: /^Company$/ } as const;

/** The choices of an import in words, as far as the file has columns for them, and the way to change them. */
export function Facts({ one, onChange }: { one: Import; onChange: () => void }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { data: groups } = useQuery({
    queryKey: ["accessGroups"],
    queryFn: ({ signal }) => call(listAccessGroups, { signal }),
    staleTime: 60_000,
  });
  const { data: agents } = useQuery({
    queryKey: ["agents"],
    queryFn: ({ signal }) => call(listAgents, { query: {}, signal }),
    staleTime: 60_000,
  });
  const { accessGroup, owner, match, existing, missing, companies, tags } = one.options;
  const has = (list: RegExp) => one.mapping.some(({ field }) => list.test(field));
  const ways = match.filter((way) => has(columnsOf[way]));
  const facts = [
    { key: "accessGroup", value: one.kind === "contacts" && groups?.items.find(({ id }) => id === accessGroup)?.name },
    { key: "owner", value: one.kind !== "equipment" && agents?.items.find(({ id }) => id === owner)?.name },
    {
      key: "match",
      value: ways.length === 0 ? t("match.none") : format.list(ways.map((way) => t(`match.short.${way}`))),
    },
    { key: "existing", value: t(`existing.short.${existing}`) },
    { key: "missing", value: missing === "skip" ? t("missing.short.skip") : undefined },
    {
      key: "companies",
      value: has(companiesOf[one.kind]) ? t(`companies.short.${companies}`) : undefined,
    },
    { key: "tags", value: tags.length > 0 ? format.list(tags) : undefined },
  ];
  return (
    <p className="facts">
      {one.dialect && (
        <span>
          <Trans
            t={t}
            i18nKey="facts.dialect"
            values={{ value: t(`dialect.${one.dialect}`, { defaultValue: one.dialect }) }}
            components={{ b: <b /> }}
          />
        </span>
      )}
      {facts.map(
        ({ key, value }) =>
          value && (
            <span key={key}>
              <Trans t={t} i18nKey={`facts.${key}`} context={one.kind} values={{ value }} components={{ b: <b /> }} />
            </span>
          ),
      )}
      <Button variant="link" onClick={onChange}>
        {t("facts.change")}
      </Button>
    </p>
  );
}
