import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../grid/search-box.tsx";
import { classes } from "../../kit/classes.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { fieldIn, momentsIn, type Draft } from "./draft.ts";
import { FieldRules } from "./field-rules.tsx";
import { findFields } from "./find-rights.ts";
import type { FieldLine } from "./group.ts";
import type { GroupDraft } from "./use-draft.ts";

/** What the people of the group may do with each field of a contact: hidden, shown, edited; and when it must be filled. */
export function FieldRights({ model }: { model: GroupDraft }) {
  const { t } = useTranslation("access-groups");
  const id = useId();
  const [search, setSearch] = useState("");
  const { table } = model;
  const found = findFields(table.fields, search);
  const sections = [...new Set(found.map(({ section }) => section))];
  return (
    <section className="rights-fields" aria-labelledby={id} tabIndex={0}>
      <h2 id={id}>{t("fields.title")}</h2>
      <p>{t("fields.words")}</p>
      <SearchBox value={search} onChange={setSearch} label={t("fields.search")} />
      {sections.map((section) => (
        <div key={section} className="rights-field-part">
          <h3>{t(`fields:section.${section}`)}</h3>
          {found
            .filter((line) => line.section === section)
            .map((line) => (
              <FieldRow key={line.field} line={line} model={model} />
            ))}
        </div>
      ))}
      {found.length === 0 && <p role="status">{t("nothing", { search })}</p>}
    </section>
  );
}

function FieldRow({ line, model }: { line: FieldLine; model: GroupDraft }) {
  const { t } = useTranslation("access-groups");
  const { after, draft, change, faultAt } = model;
  const { field, name, rights, requirable } = line;
  const right = fieldIn(after, line);
  const fault = faultAt(`/fields/${field}`) ?? faultAt(`/fieldRules/${field}`);
  const isChanged = draft.fields[field] !== undefined || draft.rules[field] !== undefined;
  if (after.administrator)
    return (
      <div className="rights-field">
        <span className="clip">{name}</span>
        <span className="t3">{t(rights.includes("editable") ? "fields.editable" : "fields.shown")}</span>
      </div>
    );
  return (
    <div className={classes("rights-field", isChanged && "changed", fault !== undefined && "bad")}>
      <span className="clip" data-tip={name}>
        {name}
      </span>
      {requirable && right === "editable" && (
        <FieldRules
          name={name}
          moments={momentsIn(after, field)}
          all={model.table.requiredAt}
          onChange={(moments) => change((now) => ({ ...now, rules: { ...now.rules, [field]: moments } }))}
        />
      )}
      <Segmented
        label={name}
        value={right}
        onChange={(next) => change((now) => withField(now, field, next))}
        options={rights.map((one) => ({ value: one, label: t(`fields.${one}`) }))}
      />
      {fault && <p className="err-t">{fault}</p>}
    </div>
  );
}

/** What nobody of the group can fill is not demanded of them. */
function withField(now: Draft, field: string, right: string): Draft {
  const fields = { ...now.fields, [field]: right };
  return right === "editable" ? { ...now, fields } : { ...now, fields, rules: { ...now.rules, [field]: [] } };
}
