import IconCircleCheck from "@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs";
import IconMailX from "@tabler/icons-react/dist/esm/icons/IconMailX.mjs";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";
import type { Email, Identity, Phone } from "../fields/new-ways.ts";

/** An e-mail to click, with what is known of it. */
export function EmailValue({ email }: { email: Email }) {
  const { t } = useTranslation("card");
  return (
    <span className="way">
      <a href={`mailto:${email.value}`} className="clip" title={email.value}>
        {email.value}
      </a>
      {email.verified && <Verified />}
      {email.bounced && (
        <span className="way-mark bad" data-tip={t("bounced")}>
          <Icon of={IconMailX} size="xs" />
          <span className="sr">{t("bounced")}</span>
        </span>
      )}
    </span>
  );
}

export function PhoneValue({ phone }: { phone: Phone }) {
  const { t } = useTranslation("card");
  return (
    <span className="way">
      <a href={`tel:${phone.e164 || phone.value}`} className="clip num" dir="ltr">
        {phone.value}
      </a>
      {phone.extension && !saysExtension(phone) && <small>{t("extension", { number: phone.extension })}</small>}
      {phone.verified && <Verified />}
    </span>
  );
}

// As it was typed, a number may hold its extension already: then it goes on where the number proper ends.
function saysExtension({ value, e164 }: Phone): boolean {
  const digits = (text: string) => text.replace(/\D/g, "");
  return e164 !== "" && !digits(value).endsWith(digits(e164).slice(-6));
}

/** A messenger or network by the name people know it by; one of the past is struck. */
export function IdentityValue({ identity }: { identity: Identity }) {
  const { t } = useTranslation("card");
  const { externalId, name, verified, to } = identity;
  const shown = name || externalId;
  const href = to === null ? addressOf(identity) : undefined;
  return (
    <span className="way" title={shown === externalId ? undefined : externalId}>
      {href === undefined ? (
        <bdi className={to === null ? "clip" : "clip old"}>{shown}</bdi>
      ) : (
        <a href={href} className="clip" target="_blank" rel="noreferrer">
          <bdi>{shown}</bdi>
        </a>
      )}
      {verified && to === null && <Verified />}
      {to !== null && <small>{t("noLonger")}</small>}
    </span>
  );
}

export function WebsiteValue({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return (
    <a href={href} className="clip" target="_blank" rel="noreferrer" title={address}>
      {address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}
    </a>
  );
}

function Verified() {
  const { t } = useTranslation("card");
  return (
    <span className="way-mark ok" data-tip={t("verified")}>
      <Icon of={IconCircleCheck} size="xs" />
      <span className="sr">{t("verified")}</span>
    </span>
  );
}

const addresses: Record<string, (account: string) => string> = {
  telegram: (account) => `https://t.me/${account}`,
  whatsapp: (account) => `https://wa.me/${account.replace(/\D/g, "")}`,
  facebook: (account) => `https://facebook.com/${account}`,
  linkedin: (account) => `https://linkedin.com/in/${account}`,
  twitter: (account) => `https://x.com/${account}`,
  vk: (account) => `https://vk.com/${account}`,
  skype: (account) => `skype:${account}?chat`,
};

/** Where a press on it leads: its own link, or the network's page of a plain account. */
function addressOf({ kind, externalId, name }: Identity): string | undefined {
  if (/^https?:\/\//i.test(externalId)) return externalId;
  const account = (name.startsWith("@") ? name : externalId).replace(/^@/, "");
  // Bare numbers are the network's inner ids, which no page of its own is called by.
  const isName = /^[\w.+-]+$/.test(account) && (kind === "whatsapp" || !/^\d+$/.test(account));
  return isName ? addresses[kind]?.(account) : undefined;
}
