import IconArrowBackUp from "@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs";
import IconBan from "@tabler/icons-react/dist/esm/icons/IconBan.mjs";
import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconFileImport from "@tabler/icons-react/dist/esm/icons/IconFileImport.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconLogin2 from "@tabler/icons-react/dist/esm/icons/IconLogin2.mjs";
import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import IconUserOff from "@tabler/icons-react/dist/esm/icons/IconUserOff.mjs";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "../../kit/format.tsx";
import { Icon, type IconOf } from "../../kit/icon.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { useTurnTo } from "../as-of/use-past.ts";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { useFieldWords } from "../fields/use-field-words.ts";
import { ChangedField } from "./changed-field.tsx";
import type { HistoryEntry } from "./history-entry.ts";
import { partsOf, sentenceOf } from "./history-sentence.ts";
import { useHistoryDetails } from "./use-history-details.ts";

const icons: Record<string, IconOf> = {
  created: IconUserPlus,
  deleted: IconTrash,
  restored: IconArrowBackUp,
  reverted: IconArrowBackUp,
  imported: IconFileImport,
  blocked: IconBan,
  unblocked: IconCircleCheck,
  fired: IconUserOff,
  invited: IconMail,
  invitationWithdrawn: IconMail,
  mailRetried: IconMail,
  mailDeleted: IconMail,
  signedIn: IconLogin2,
  signInRefused: IconLogin2,
  signInEmailChanged: IconKey,
  passwordChanged: IconKey,
  resetAsked: IconKey,
  passwordReset: IconKey,
  secondFactorSet: IconKey,
  secondFactorRemoved: IconKey,
  secondFactorTaken: IconKey,
  recoveryCodeUsed: IconKey,
  recoveryCodesRenewed: IconKey,
  viewBegun: IconEye,
  viewEnded: IconEye,
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
  const words = useFieldWords();
  const { actor, action, at } = entry;
  const { changed, values } = partsOf(entry, new Set(fields.map(({ key }) => key)));
  const details = useHistoryDetails(entry);
  const turn = useTurnTo();
  const [only] = changed.length === 1 ? changed : [];
  const who = actor ? <Link to="/contacts/$id" params={{ id: actor.id }} /> : <b />;
  const key = sentenceOf(entry, changed, (one) => i18n.exists(`card:${one}`));
  const drawn = changed.map((field) => (
    <ChangedField
      key={field}
      entryId={entry.id}
      field={field}
      before={entry.change[field]?.[0]}
      after={entry.change[field]?.[1]}
      contact={contact}
      fields={fields}
      named={only === undefined}
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
                i18nKey={key}
                count={changed.length}
                values={{
                  ...values,
                  name: actor?.name ?? t("history.nobody"),
                  field: only && words.label(only),
                  count: changed.length,
                }}
                components={{ who }}
              />
            </span>
            {only && drawn}
          </div>
          {changed.length > 0 && contact.can.includes("audit") && (
            <IconButton
              className="ev-then"
              icon={IconHistory}
              size="xs"
              label={t("past.before")}
              onClick={() => turn(momentBefore(at))}
            />
          )}
          <time dateTime={at} className="num" data-tip={format.dateTime(at)}>
            {format.time(at)}
          </time>
        </div>
        {!only && drawn}
        {details.map((line) => (
          <p className="ev-detail" key={line}>
            {line}
          </p>
        ))}
      </div>
    </li>
  );
}

/** The last moment at which what an entry tells of was not so. */
function momentBefore(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString();
}
