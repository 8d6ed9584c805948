import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconArrowNarrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowNarrowRight.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { textOf } from "../timeline/text-of.ts";
import { useFormat } from "../kit/format.tsx";
import { Icon, type IconOf } from "../kit/icon.tsx";
import type { ChangeEntry } from "../timeline/record.ts";

const icons: Record<string, IconOf> = {
  created: IconPlus,
  deleted: IconTrash,
  restored: IconArrowBackUp,
};

/** A change of a company: who, when, and each field with what it was and what it became. */
export function CompanyEvent({ entry: { actor, action, at, change } }: { entry: ChangeEntry }) {
  const { t, i18n } = useTranslation("companies");
  const format = useFormat();
  const say = useValueText();
  const key = `history.${action}`;
  const who = actor ? <Link to="/contacts/$id" params={{ id: actor.id }} /> : <b />;
  const fields = action === "created" ? [] : Object.entries(change);
  return (
    <li className="ev">
      <span className="ev-mark">
        <Icon of={icons[action] ?? IconHistory} />
      </span>
      <div>
        <div className="ev-line">
          <div className="ev-words">
            <span>
              <Trans
                t={t}
                i18nKey={i18n.exists(`companies:${key}`) ? key : "history.updated"}
                values={{ name: actor?.name ?? t("card:history.nobody") }}
                components={{ who }}
              />
            </span>
          </div>
          <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
            {format.time(at)}
          </time>
        </div>
        {fields.map(([field, [before, after]]) => (
          <div className="diff" key={field}>
            <span className="diff-field">{t(`fields:companies.${field}`)}</span>
            <span className="diff-values">
              {say(before) !== "" && (
                <del className="old">
                  <bdi>{say(before)}</bdi>
                </del>
              )}
              {say(before) !== "" && say(after) !== "" && <Icon of={IconArrowNarrowRight} className="arrow" />}
              {say(after) !== "" && (
                <span className="new">
                  <bdi>{say(after)}</bdi>
                </span>
              )}
            </span>
          </div>
        ))}
      </div>
    </li>
  );
}

/** A value of a company's field as words: linked records by name, ways to reach it by their value, descriptions without their dress. */
function useValueText(): (value: unknown) => string {
  const format = useFormat();
  const say = (value: unknown): string => {
    if (typeof value === "string") return value.includes("<") ? textOf(value) : value;
    if (typeof value === "number") return format.number(value);
    if (Array.isArray(value)) return value.map(say).join(", ");
    if (typeof value !== "object" || value === null) return "";
    if ("name" in value) return say(value.name);
    return "value" in value ? say(value.value) : "";
  };
  return say;
}
