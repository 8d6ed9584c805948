import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { Switch } from "../../kit/checks.tsx";
import type { GroupDraft } from "./use-draft.ts";

/** The sections of the working panel that are connected to the group. */
export function Sections({ model: { after, table, change, draft, faultAt } }: { model: GroupDraft }) {
  const { t } = useTranslation("access-groups");
  const faults = table.modules.flatMap(({ key, name }) => {
    const fault = faultAt(`/modules/${key}`);
    return fault === undefined ? [] : [{ key, words: `${name}: ${fault}` }];
  });
  return (
    <div className="rights-sections" role="group" aria-label={t("sections")}>
      {table.modules.map(({ key, name }) => {
        const on = after.modules.includes(key);
        return (
          <label
            key={key}
            className={classes(
              !on && "off",
              draft.modules[key] !== undefined && "changed",
              faultAt(`/modules/${key}`) !== undefined && "bad",
            )}
          >
            {name}
            <Switch
              checked={on}
              disabled={after.administrator}
              onChange={(checked) => change((now) => ({ ...now, modules: { ...now.modules, [key]: checked } }))}
            />
          </label>
        );
      })}
      {faults.map(({ key, words }) => (
        <p key={key} className="err-t">
          {words}
        </p>
      ))}
    </div>
  );
}
