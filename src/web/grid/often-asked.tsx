import { useTranslation } from "react-i18next";
import { ChoicesField } from "../kit/choices-field.tsx";
import { Field as Shell } from "../kit/field.tsx";
import { chosenValues } from "./condition.ts";
import { type Field, valueInputOf } from "./field.ts";
import type { Condition } from "./filter.ts";
import { changeNode, type GroupNode, isGroup, newCondition } from "./filter-tree.ts";
import { namedOption, rememberName } from "./names.ts";

interface OftenAskedProps {
  keys: readonly string[];
  fields: readonly Field[];
  root: GroupNode;
  onChange: (root: GroupNode) => void;
}

/** The fields that are asked for most, each with its values at hand; what is chosen is a condition like any other. */
export function OftenAsked({ keys, fields, root, onChange }: OftenAskedProps) {
  const { t } = useTranslation("grid");
  const asked = keys.flatMap((key) => fields.find((field) => field.key === key && field.operators.length > 0) ?? []);
  // Elsewhere than among conditions that all hold they would not narrow what is shown.
  if (root.mode !== "all" || asked.length === 0) return null;
  return (
    <section className="fp-often" aria-label={t("conditions.often")}>
      {asked.map((field) => {
        const node = root.parts.find((part) => !isGroup(part) && isPlain(field, part.condition));
        const condition = node && !isGroup(node) ? node.condition : undefined;
        const put = (next: Condition | undefined) => onChange(placed(root, node?.id, next));
        return valueInputOf(field) === "yesNo" ? (
          <Shell key={field.key} label={field.label}>
            {(input) => (
              <select
                {...input}
                className="in"
                value={typeof condition?.value === "boolean" ? String(condition.value) : ""}
                onChange={({ target: { value } }) =>
                  put(value === "" ? undefined : { field: field.key, is: "is", value: value === "true" })
                }
              >
                <option value="">{t("conditions.any")}</option>
                <option value="true">{t("yes")}</option>
                <option value="false">{t("no")}</option>
              </select>
            )}
          </Shell>
        ) : (
          <ChoicesField
            key={field.key}
            {...field.choices}
            label={field.label}
            placeholder={t("conditions.any")}
            value={condition ? chosenValues(condition).map((value) => namedOption(field, value)) : []}
            onChange={(options) => {
              for (const option of options) rememberName(field.key, option);
              const value = options.map((option) => option.value);
              put(value.length === 0 ? undefined : { field: field.key, is: "anyOf", value });
            }}
          />
        );
      })}
    </section>
  );
}

/** Whether a condition asks for values of the field, and nothing more involved. */
function isPlain(field: Field, condition: Condition | undefined): boolean {
  return condition?.field === field.key && (condition.is === "anyOf" || condition.is === "is");
}

/** The tree with a condition in the place of a node, at its end, or without it; an empty row that only waits gives way. */
function placed(root: GroupNode, id: number | undefined, condition: Condition | undefined): GroupNode {
  if (id !== undefined) return changeNode(root, id, (node) => (condition ? { ...node, condition } : undefined));
  if (condition === undefined) return root;
  const waiting = root.parts.filter((part) => isGroup(part) || part.condition !== undefined);
  return { ...root, parts: [...waiting, newCondition(condition)] };
}
