import IconTargetArrow from "@tabler/icons-react/dist/esm/icons/IconTargetArrow.mjs";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { listOpportunities } from "../../opportunities/api.ts";
import { call } from "../client.ts";
import { companies, peopleBut } from "../contacts/fields/sources.tsx";
import { piecesOf } from "../equipment/moves/sources.tsx";
import { ChoiceField } from "../kit/choice-field.tsx";
import type { Option, OptionSource } from "../kit/choice-options.ts";
import { Icon } from "../kit/icon.tsx";
import { useMay } from "../session.ts";
import type { TaskRecord } from "./task.ts";

type Load = NonNullable<OptionSource["load"]>;

const ofEach = 8;

const opportunities: Load = async (search, signal) => {
  const { items } = await call(listOpportunities, {
    query: { search: search || undefined, fields: "name,company", limit: ofEach, count: "none" },
    signal,
  });
  return items.map(({ id, name = "", company }) => ({
    value: id,
    label: name,
    detail: company?.name,
    mark: <Icon of={IconTargetArrow} size="s" />,
  }));
};

interface RecordFieldProps {
  value: TaskRecord | null;
  onChange: (record: TaskRecord | null) => void;
  error?: string;
}

/** What a task is about: a person, a firm, a piece of equipment or a sale, found by its name. */
export function RecordField({ value, onChange, error }: RecordFieldProps) {
  const { t } = useTranslation("tasks");
  const source = useRecords();
  return (
    <ChoiceField
      {...source}
      label={t("field.on")}
      placeholder={t("findRecord")}
      clearable
      value={value && `${value.kind}/${value.id}`}
      chosen={value && { value: `${value.kind}/${value.id}`, label: value.name }}
      onChange={(_, option) => onChange(option && recordOf(option))}
      error={error}
    />
  );
}

/** Whatever one sees of each kind, the kinds one after the other. */
function useRecords(): OptionSource {
  const may = useMay();
  const seen = [
    may("contacts.clients", "see") || may("contacts.agents", "see"),
    may("companies", "see"),
    may("equipment", "see"),
    may("opportunities", "see"),
  ].join();
  return useMemo(() => {
    const [contacts, firms, pieces, sales] = seen.split(",").map((word) => word === "true");
    const ways: [TaskRecord["kind"], Load | undefined][] = [
      ["contact", contacts ? peopleBut(undefined).load : undefined],
      ["company", firms ? companies.load : undefined],
      ["equipment", pieces ? piecesOf({}).load : undefined],
      ["opportunity", sales ? opportunities : undefined],
    ];
    const load: Load = async (search, signal) => {
      const found = await Promise.all(
        ways.map(async ([kind, way]) => {
          const options = (await way?.(search, signal)) ?? [];
          return options.slice(0, ofEach).map((option) => ({ ...option, value: `${kind}/${option.value}` }));
        }),
      );
      return found.flat();
    };
    return { load, loadKey: ["taskRecords", seen] };
  }, [seen]);
}

function recordOf({ value, label }: Option): TaskRecord | null {
  const [word, id = ""] = value.split("/");
  const kind = (["contact", "company", "equipment", "opportunity"] as const).find((one) => one === word);
  return kind ? { kind, id, name: label } : null;
}
