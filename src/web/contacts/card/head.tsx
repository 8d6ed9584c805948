import IconBell from "@tabler/icons-react/dist/esm/icons/IconBell.mjs";
import IconBellOff from "@tabler/icons-react/dist/esm/icons/IconBellOff.mjs";
import IconMail from "@tabler/icons-react/dist/esm/icons/IconMail.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPhone from "@tabler/icons-react/dist/esm/icons/IconPhone.mjs";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button, ButtonAnchor } from "../../kit/button.tsx";
import { classes } from "../../kit/classes.ts";
import { Icon } from "../../kit/icon.tsx";
import type { Status } from "../../kit/status-word.tsx";
import { contactFieldsQuery, type Contact } from "../fields/contact.ts";
import { useSaveContact } from "../fields/use-save-contact.ts";
import { StatusMenu } from "../status/status-menu.tsx";
import { NameLine } from "./name-line.tsx";
import { Picture } from "./picture.tsx";
import "./head.css";

interface HeadProps {
  contact: Contact;
  onEdit: () => void;
  onStatus: (to: Status) => void;
}

/** Who it is at a glance, and what one does most. */
export function Head({ contact, onEdit, onStatus }: HeadProps) {
  const { t } = useTranslation("card");
  const { data: fields = [] } = useQuery(contactFieldsQuery);
  const mayEdit = contact.can.includes("edit");
  const { status } = contact;
  return (
    <header className="chead">
      <Picture contact={contact} mayEdit={mayEdit} />
      <div className="chead-words">
        <NameLine contact={contact} fields={fields} mayEdit={mayEdit} />
        <div className="sub">
          <Job contact={contact} />
          {status && <StatusMenu status={status} can={contact.can} onChoose={onStatus} />}
          <Notified contact={contact} mayEdit={mayEdit} />
        </div>
      </div>
      <div className="chead-ways">
        <Ways contact={contact} />
      </div>
      <div className="chead-acts">
        <Ways contact={contact} quiet />
        {mayEdit && (
          <Button icon={IconPencil} onClick={onEdit}>
            {t("editForm")}
          </Button>
        )}
      </div>
    </header>
  );
}

function Job({ contact }: { contact: Contact }) {
  const { jobTitle, companies = [] } = contact;
  const company = companies.find(({ primary }) => primary) ?? companies[0];
  if (!jobTitle && company === undefined) return null;
  return (
    <>
      <span className="job">
        {jobTitle && <bdi>{jobTitle}</bdi>}
        {jobTitle && company && ", "}
        {company && (
          <Link to="/companies/$id" params={{ id: company.id }}>
            <bdi>{company.name}</bdi>
          </Link>
        )}
      </span>
      <span className="rule" />
    </>
  );
}

function Notified({ contact, mayEdit }: { contact: Contact; mayEdit: boolean }) {
  const { t } = useTranslation("card");
  const save = useSaveContact();
  const { notified } = contact;
  if (notified === undefined) return null;
  const face = (
    <>
      <Icon of={notified ? IconBell : IconBellOff} size="s" />
      {t(notified ? "notified" : "notNotified")}
    </>
  );
  const look = classes("notified", !notified && "off");
  if (!mayEdit) return <span className={look}>{face}</span>;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={notified}
      className={look}
      data-tip={t(notified ? "turnOff" : "turnOn")}
      onClick={() => void save(contact, { notified: !notified })}
    >
      {face}
    </button>
  );
}

function Ways({ contact, quiet }: { contact: Contact; quiet?: boolean }) {
  const { t } = useTranslation("card");
  const mail = contact.emails?.find(({ bounced }) => !bounced);
  const phone = contact.phones?.[0];
  const variant = quiet ? "quiet" : "default";
  return (
    <>
      {mail && (
        <ButtonAnchor variant={variant} icon={IconMail} href={`mailto:${mail.value}`}>
          {t("mail")}
        </ButtonAnchor>
      )}
      {phone && (
        <ButtonAnchor variant={variant} icon={IconPhone} href={`tel:${phone.e164 || phone.value}`}>
          {t("call")}
        </ButtonAnchor>
      )}
    </>
  );
}
