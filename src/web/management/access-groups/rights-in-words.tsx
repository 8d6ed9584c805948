import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";
import { reachIn, rightKey } from "./draft.ts";
import type { Shown } from "./find-rights.ts";
import type { GroupDraft } from "./use-draft.ts";

interface RightsInWordsProps {
  model: GroupDraft;
  shown: Shown;
}

/** What the people of the group may, one sentence a right; what they may not is left out. */
export function RightsInWords({ model: { after, draft }, shown }: RightsInWordsProps) {
  const { t } = useTranslation("access-groups");
  const parts = shown.rows.map(({ subject, rights }) => {
    const isOff = after.type === "agent" && subject.module !== null && !after.modules.includes(subject.module);
    const held = rights.flatMap((right) => {
      const reach = right && reachIn(after, subject.subject, right.action);
      if (!right || isOff || reach === "none") return [];
      const sentence = right.reaches[after.type].find((one) => one.reach === reach)?.sentence ?? "";
      return [{ key: rightKey(subject.subject, right.action), sentence }];
    });
    return { subject, held };
  });
  const told = parts.filter(({ held }) => held.length > 0);
  if (told.length === 0) return <p className="t3 rights-nothing">{t("mayNothing")}</p>;
  return (
    <dl className="rights-words">
      {told.map(({ subject, held }) => (
        <div key={subject.subject}>
          <dt>{subject.name}</dt>
          {held.map(({ key, sentence }) => (
            <dd key={key} className={classes(draft.rights[key] !== undefined && "changed")}>
              {sentence}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
