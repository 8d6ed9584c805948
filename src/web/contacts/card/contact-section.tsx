import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu } from "../../kit/menu.tsx";
import type { Contact, FieldInfo } from "../fields/contact.ts";
import { newEmail, newIdentity, newPhone } from "../fields/new-ways.ts";
import { EmailsInput, IdentitiesInput, PhonesInput, WebsitesInput } from "../fields/ways-input.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";
import { SectionHead } from "./section.tsx";
import { useEditing } from "./use-editing.ts";
import { EmailValue, IdentityValue, PhoneValue, WebsiteValue } from "./way-value.tsx";
import { WaysBlock } from "./ways-block.tsx";

interface ContactSectionProps {
  contact: Contact;
  fields: readonly FieldInfo[];
  mayEdit: boolean;
}

/** The ways to reach somebody: e-mails, phones, messengers, websites. */
export function ContactSection({ contact, fields, mayEdit }: ContactSectionProps) {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const { emails, phones, identities, websites } = contact;
  const mail = useEditing(contact, ["emails"]);
  const phone = useEditing(contact, ["phones"]);
  const identity = useEditing(contact, ["identities"]);
  const website = useEditing(contact, ["websites"]);
  const may = (key: string) => mayEdit && fields.some((field) => field.key === key && field.editable);
  const additions = [
    may("emails") && {
      label: t("kind.email"),
      onSelect: () => mail.start({ emails: [...(emails ?? []), newEmail()] }),
    },
    may("phones") && {
      label: t("kind.phone"),
      onSelect: () => phone.start({ phones: [...(phones ?? []), newPhone()] }),
    },
    may("identities") && {
      label: t("kind.identity"),
      onSelect: () =>
        identity.start({
          identities: [
            ...(identities ?? []).filter(({ to }) => to === null),
            newIdentity(),
            ...(identities ?? []).filter(({ to }) => to !== null),
          ],
        }),
    },
    may("websites") && {
      label: t("kind.website"),
      onSelect: () => website.start({ websites: [...(websites ?? []), ""] }),
    },
  ].filter((item) => item !== false);
  if (additions.length === 0 && !emails?.length && !phones?.length && !identities?.length && !websites?.length)
    return null;
  const plus = <IconButton icon={IconPlus} size="xs" label={t("addWay")} />;
  return (
    <section aria-labelledby="card-contact">
      <SectionHead
        id="card-contact"
        title={t("fields:section.contact")}
        action={additions.length > 0 && <Menu trigger={plus} items={additions} placement="bottom-end" />}
      />
      <dl>
        <WaysBlock
          editing={mail}
          field="emails"
          label={t("kind.emails")}
          mayEdit={may("emails")}
          rows={(emails ?? []).map((email) => ({
            label: words.email(email.label),
            value: <EmailValue email={email} />,
          }))}
        >
          {(input) => (
            <EmailsInput
              {...input}
              value={mail.draft?.emails ?? []}
              onChange={(next) => mail.change({ emails: next })}
            />
          )}
        </WaysBlock>
        <WaysBlock
          editing={phone}
          field="phones"
          label={t("kind.phones")}
          mayEdit={may("phones")}
          rows={(phones ?? []).map((one) => ({ label: words.phone(one.label), value: <PhoneValue phone={one} /> }))}
        >
          {(input) => (
            <PhonesInput
              {...input}
              value={phone.draft?.phones ?? []}
              onChange={(next) => phone.change({ phones: next })}
            />
          )}
        </WaysBlock>
        <WaysBlock
          editing={identity}
          field="identities"
          label={t("kind.identities")}
          mayEdit={may("identities")}
          rows={(identities ?? []).map((one) => ({
            label: words.identity(one.kind),
            value: <IdentityValue identity={one} />,
          }))}
        >
          {(input) => (
            <IdentitiesInput
              {...input}
              value={identity.draft?.identities ?? []}
              onChange={(next) => identity.change({ identities: next })}
            />
          )}
        </WaysBlock>
        <WaysBlock
          editing={website}
          field="websites"
          label={t("kind.websites")}
          mayEdit={may("websites")}
          rows={(websites ?? []).map((address) => ({
            label: t("kind.website"),
            value: <WebsiteValue address={address} />,
          }))}
        >
          {(input) => (
            <WebsitesInput
              {...input}
              value={website.draft?.websites ?? []}
              onChange={(next) => website.change({ websites: next })}
            />
          )}
        </WaysBlock>
      </dl>
      {additions.length > 0 && !emails?.length && !phones?.length && !mail.draft && !phone.draft && (
        <div className="add-ways">
          <button type="button" className="ghost" onClick={() => mail.start({ emails: [newEmail()] })}>
            {t("add.email")}
          </button>
          <button type="button" className="ghost" onClick={() => phone.start({ phones: [newPhone()] })}>
            {t("add.phone")}
          </button>
        </div>
      )}
    </section>
  );
}
