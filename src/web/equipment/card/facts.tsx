import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LinkEditor } from "../../contacts/card/link-editor.tsx";
import { OwnFacts } from "../../contacts/card/own-facts.tsx";
import { SystemFacts } from "../../contacts/card/system-facts.tsx";
import { Html, RichTextField } from "../../contacts/fields/rich-text.tsx";
import { optionOf, peopleBut } from "../../contacts/fields/sources.tsx";
import type { Option } from "../../kit/choice-options.ts";
import { Name, PersonLink } from "../../kit/person.tsx";
import { TextField } from "../../kit/text-field.tsx";
import { equipmentFieldsQuery, type Equipment } from "../equipment.ts";
import { AskedFact, Fact } from "./fact.tsx";

interface FactsProps {
  piece: Equipment;
  onMove: () => void;
  onTransfer: () => void;
}

/** What is known of a piece, each value changed in its place. */
export function Facts({ piece, onMove, onTransfer }: FactsProps) {
  const { t } = useTranslation("equipment");
  const { data: fields = [] } = useQuery(equipmentFieldsQuery);
  const { id, can, company, contact, parent } = piece;
  const editable = can.includes("edit");
  const holds = (key: string) => fields.some((field) => field.key === key && field.editable);
  const label = (key: string) => t(`fields:equipment.${key}`);
  const transfer = can.includes("assign") ? onTransfer : undefined;
  return (
    <section className="piece-facts" aria-label={t("about")}>
      <dl>
        {(["name", "article", "serial"] as const).map((key) => (
          <Text key={key} piece={piece} field={key} editable={editable && holds(key)} />
        ))}
        <AskedFact label={label("company")} onAsk={company || !contact ? transfer : undefined}>
          {company && (
            <Link to="/companies/$id" params={{ id: company.id }} className="over">
              <Name>{company.name}</Name>
            </Link>
          )}
        </AskedFact>
        <AskedFact label={label("contact")} onAsk={contact ? transfer : undefined}>
          {contact && (
            <PersonLink id={contact.id} name={contact.name} avatar={20} pictureUrl={contact.picture ?? null} />
          )}
        </AskedFact>
        <UsedBy piece={piece} editable={editable && holds("usedBy")} />
        <AskedFact label={label("parent")} onAsk={editable ? onMove : undefined}>
          {parent && (
            <Link to="/equipment/$id" params={{ id: parent.id }} className="over">
              <Name>{parent.name}</Name>
            </Link>
          )}
        </AskedFact>
        <Description piece={piece} editable={editable && holds("description")} />
      </dl>
      <OwnFacts
        fields={fields}
        record={piece}
        editable={editable}
        files={{ path: "equipment", id }}
        renderFact={(row) => <Fact piece={piece} {...row} />}
      />
      <SystemFacts of="equipment" record={piece} />
    </section>
  );
}

interface PartProps {
  piece: Equipment;
  editable: boolean;
}

function Text({ piece, editable, field }: PartProps & { field: "name" | "article" | "serial" }) {
  const { t } = useTranslation("equipment");
  const value = piece[field];
  if (!value && !editable) return null;
  return (
    <Fact
      piece={piece}
      label={t(`fields:equipment.${field}`)}
      editable={editable}
      start={value}
      changeOf={(typed) => ({ [field]: typed })}
      renderEditor={({ label, value: typed, onChange }) => (
        <TextField
          label={label}
          labelHidden
          autoFocus
          maxLength={field === "name" ? 200 : 100}
          value={typed}
          onChange={onChange}
        />
      )}
    >
      {value && <bdi>{value}</bdi>}
    </Fact>
  );
}

function UsedBy({ piece, editable }: PartProps) {
  const { t } = useTranslation("equipment");
  const { usedBy } = piece;
  if (!usedBy && !editable) return null;
  const start: Option | null = usedBy && optionOf(usedBy);
  return (
    <Fact
      piece={piece}
      label={t("fields:equipment.usedBy")}
      editable={editable}
      start={start}
      changeOf={(value) => ({ usedBy: value?.value ?? null })}
      renderEditor={(parts) => <LinkEditor source={peopleBut(undefined)} {...parts} />}
    >
      {usedBy && <PersonLink id={usedBy.id} name={usedBy.name} avatar={20} pictureUrl={usedBy.picture ?? null} />}
    </Fact>
  );
}

function Description({ piece, editable }: PartProps) {
  const { t } = useTranslation("equipment");
  const { description } = piece;
  if (!description && !editable) return null;
  return (
    <Fact
      piece={piece}
      label={t("fields:equipment.description")}
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
