import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { Segmented } from "../../kit/segmented.tsx";
import { NoteBar } from "../../kit/states.tsx";
import { LeaveGuard } from "../../contacts/form/leave-guard.tsx";
import { SaveBar } from "../save-bar.tsx";
import { FieldRights } from "./field-rights.tsx";
import { GroupHead } from "./group-head.tsx";
import type { Group, RightTable } from "./group.ts";
import { ManagementRights } from "./management-rights.tsx";
import { PreviewDialog } from "./preview-dialog.tsx";
import { RefusedNote } from "./refused-note.tsx";
import { Rights } from "./rights.tsx";
import { Sections } from "./sections.tsx";
import { useDraft } from "./use-draft.ts";
import { useSaving } from "./use-saving.ts";

interface GroupPageProps {
  group: Group;
  table: RightTable;
}

/** All that a group may do; nothing is written before one has seen what it means and for whom. */
export function GroupPage({ group, table }: GroupPageProps) {
  const { t } = useTranslation("access-groups");
  const model = useDraft(group, table);
  const saving = useSaving(model);
  const [part, setPart] = useState<"rights" | "fields">("rights");
  const leaving = useRef(false);
  return (
    <>
      <LeaveGuard holds={() => model.changes > 0 && !leaving.current} />
      <div className={classes("rights-group", `on-${part}`)}>
        <div className="rights-main" role="region" aria-label={t("rightsOf", { name: group.name })} tabIndex={0}>
          <GroupHead model={model} onGone={() => (leaving.current = true)} />
          {group.administrator && (
            <NoteBar tone="amber" boxed title={t("administrator")}>
              {t("administratorWords")}
            </NoteBar>
          )}
          {model.refusal && <RefusedNote error={model.refusal} />}
          {model.after.type === "agent" && <Sections model={model} />}
          <div className="rights-turn">
            <Segmented
              label={t("part")}
              value={part}
              onChange={setPart}
              options={[
                { value: "rights", label: t("rights") },
                { value: "fields", label: t("fields.title") },
              ]}
            />
          </div>
          <div className="rights-only">
            <Rights model={model} />
            {model.after.type === "agent" && <ManagementRights model={model} />}
          </div>
        </div>
        <FieldRights model={model} />
        <SaveBar
          changes={model.changes}
          busy={saving.busy}
          name={group.name}
          onSave={() => void saving.ask()}
          onDiscard={model.discard}
        >
          {t("barWords")}
        </SaveBar>
      </div>
      {saving.preview && (
        <PreviewDialog
          name={model.after.name}
          table={table}
          preview={saving.preview}
          busy={saving.busy}
          onSave={() => void saving.save()}
          onClose={saving.back}
        />
      )}
    </>
  );
}
