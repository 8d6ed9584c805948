import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { Icon, type IconOf } from "../../kit/icon.tsx";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { ChangedField } from "./changed-field.tsx";
import type { HistoryEntry } from "./history-entry.ts";

const icons: Record<string, IconOf> = {
  created: IconUserPlus,
  deleted: IconTrash,
  restored: IconArrowBackUp,
  reverted: IconArrowBackUp,
  imported: IconFileImport,
};

interface TimelineEventProps {
  entry: HistoryEntry;
  contact: Contact;
  fields: readonly FieldInfo[];
}

/** One entry: who did what and when, and below it each field with what it was and what it became. */
export function TimelineEvent({ entry, contact, fields }: TimelineEventProps) {
  const { t, i18n } = useTranslation("card");
  const format = useFormat();
  const { actor, action, at, change } = entry;
  const known = i18n.exists(`card:history.action.${action}`) ? action : "updated";
  // A creation's fields are the contact itself.
  const changed =
    action === "created" ? [] : Object.entries(change).filter(([key]) => fields.some((field) => field.key === key));
  const who = actor ? <Link to="/contacts/$id" params={{ id: actor.id }} /> : <b />;
  const drawn = changed.map(([key, [before, after]]) => (
    <ChangedField
      key={key}
      entryId={entry.id}
      field={key}
      before={before}
      after={after}
      contact={contact}
      fields={fields}
    />
  ));
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
                i18nKey={`history.action.${known}`}
                values={{ name: actor?.name ?? t("history.nobody") }}
                components={{ who }}
              />
            </span>
            {drawn.length === 1 && drawn}
          </div>
          <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
            {format.time(at)}
          </time>
        </div>
        {drawn.length > 1 && drawn}
      </div>
    </li>
  );
}
