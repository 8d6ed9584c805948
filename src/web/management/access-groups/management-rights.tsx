import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Switch } from "../../kit/checks.tsx";
import { classes } from "../../kit/classes.ts";
import { reachIn, rightKey } from "./draft.ts";
import { isManagement } from "./find-rights.ts";
import type { GroupDraft } from "./use-draft.ts";

/** Which pages of Management the group opens, each with all that is on it, and what is a right of its own there: yes or no. */
export function ManagementRights({ model: { after, table, change, draft, faultAt } }: { model: GroupDraft }) {
  const { t } = useTranslation("access-groups");
  const id = useId();
  return (
    <section className="rights-management" aria-labelledby={id}>
      <h2 id={id}>{t("management")}</h2>
      <div>
        {table.subjects.filter(isManagement).map(({ subject, name, actions }) =>
          actions.map(({ action, name: deed, reaches }) => {
            const key = rightKey(subject, action);
            const on = reachIn(after, subject, action) !== "none";
            const fault = faultAt(`/rights/${subject}/${action}`);
            return (
              <Switch
                key={key}
                className={classes(draft.rights[key] !== undefined && "changed", fault !== undefined && "bad")}
                checked={on}
                disabled={after.administrator}
                onChange={(checked) =>
                  change((now) => ({ ...now, rights: { ...now.rights, [key]: checked ? "all" : "none" } }))
                }
                detail={fault === undefined ? reaches.agent.at(-1)?.sentence : <span className="err-t">{fault}</span>}
              >
                {action === "open" ? name : deed}
              </Switch>
            );
          }),
        )}
      </div>
    </section>
  );
}
