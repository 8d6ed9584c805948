import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../kit/ask-dialog.tsx";
import { useFormat } from "../../kit/format.tsx";
import { Pill } from "../../kit/tag.tsx";
import type { Preview, RightTable } from "./group.ts";

interface PreviewDialogProps {
  name: string;
  table: RightTable;
  preview: Preview;
  busy: boolean;
  onSave: () => void;
  onClose: () => void;
}

const tones = { gained: "green", widened: "green", narrowed: "amber", lost: "red" } as const;

/** What a change means and for whom, before it is saved. */
export function PreviewDialog({ name, table, preview, busy, onSave, onClose }: PreviewDialogProps) {
  const { t } = useTranslation("access-groups");
  const format = useFormat();
  const { people, users, signIn, sections, rights, fields } = preview;
  const rightName = (right: string) => table.fieldRights.find(({ key }) => key === right)?.name ?? right;
  const isNothing =
    !signIn && [sections.appear, sections.disappear, rights, fields].every(({ length }) => length === 0);
  return (
    <AskDialog
      wide
      onClose={onClose}
      onGo={onSave}
      title={t("preview.title", { name })}
      go={t("preview.save")}
      stay={t("preview.back")}
      busy={busy}
      atGo
    >
      <div className="rights-preview">
        <p>
          {t("people", { count: people.value, number: format.count(people) })}
          {" · "}
          {t("users", { count: users.value, number: format.count(users) })}
          {". "}
          {t(isNothing ? "preview.nothing" : "preview.words")}
        </p>
        {signIn && (
          <Part title={t("preview.signIn")}>
            <li>
              <Pill tone={tones[signIn.change]}>{t(`preview.${signIn.change}`)}</Pill>
              <span>
                {t(signIn.change === "gained" ? "preview.signInGained" : "preview.signInLost", {
                  count: signIn.users.value,
                  number: format.count(signIn.users),
                })}
              </span>
            </li>
          </Part>
        )}
        <Part title={t("preview.sections")}>
          {sections.appear.map((section) => (
            <li key={section.key}>
              <Pill tone="green">{t("preview.appears")}</Pill>
              <span>{section.name}</span>
            </li>
          ))}
          {sections.disappear.map((section) => (
            <li key={section.key}>
              <Pill tone="red">{t("preview.disappears")}</Pill>
              <span>{section.name}</span>
            </li>
          ))}
        </Part>
        <Part title={t("rights")}>
          {rights.map((right) => (
            <li key={`${right.subject}:${right.action}`}>
              <Pill tone={tones[right.change]}>{t(`preview.${right.change}`)}</Pill>
              <span>
                {right.sentence}
                {right.change !== "gained" && <small>{t("preview.was", { sentence: right.was })}</small>}
              </span>
            </li>
          ))}
        </Part>
        <Part title={t("fields.title")}>
          {fields.map((field) => (
            <li key={field.field}>
              <span>
                {field.name}
                <small>
                  {[
                    field.before !== field.after && `${rightName(field.before)} → ${rightName(field.after)}`,
                    ...requiredWords(field, table).map((moments) => t("preview.requiredAt", { moments })),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
            </li>
          ))}
        </Part>
      </div>
    </AskDialog>
  );

  function requiredWords({ requiredBefore, requiredAfter }: Preview["fields"][number], { requiredAt }: RightTable) {
    if (String(requiredBefore) === String(requiredAfter)) return [];
    const named = requiredAt.filter(({ key }) => requiredAfter.includes(key)).map((moment) => moment.name);
    return [named.length === 0 ? t("preview.never") : format.list(named)];
  }
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  if (Array.isArray(children) && children.flat().length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}
