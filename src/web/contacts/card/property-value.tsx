import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile } from "../../../files/api.ts";
import { urlOf } from "../../client.ts";
import { PersonLink } from "../../kit/person.tsx";
import { useFormat } from "../../kit/format.tsx";
import { usePlace } from "../../kit/place.ts";
import { Time } from "../../kit/time.tsx";
import { linkAt, textAt, valueAt, type Draft, type FieldInfo } from "../fields/contact.ts";
import { clockIn, languageNameIn, zoneCity } from "../fields/places.ts";
import { Html } from "../fields/rich-text.tsx";
import { useFieldWords } from "../fields/use-field-words.ts";

/** A value as it reads in its row. */
export function PropertyValue({ contact, field }: { contact: Draft; field: FieldInfo }): ReactNode {
  const { t } = useTranslation("card");
  const words = useFieldWords();
  const format = useFormat();
  const { language } = usePlace();
  const { key, kind } = field;
  const value = valueAt(contact, key);
  const text = textAt(contact, key);
  const link = linkAt(contact, key);
  if (kind === "person" && link)
    return <PersonLink id={link.id} name={link.name} avatar={20} pictureUrl={link.picture} />;
  if (kind === "contact" && link) return <PersonLink id={link.id} name={link.name} avatar={20} />;
  if (kind === "company" && link) return <a href={`/companies/${link.id}`}>{link.name}</a>;
  if (kind === "file" && link)
    return (
      <a className="clip" href={urlOf(downloadFile, { params: { id: link.id } })} download>
        <bdi>{link.name}</bdi>
      </a>
    );
  if (kind === "yesNo") return t(value === true ? "yes" : "no");
  if (link) return link.name;
  if (kind === "time") return <Time at={text} exact />;
  if (kind === "birthday")
    return (
      <>
        <span className="num">{format.partialDate(text)}</span>
        {text.startsWith("--") && <small>{t("yearUnknown")}</small>}
      </>
    );
  if (kind === "language") return languageNameIn(language, text);
  if (kind === "timeZone")
    return (
      <>
        <span>{zoneCity(text)}</span>
        <small className="num">{t("clockNow", { time: clockIn(text, language) })}</small>
      </>
    );
  if (kind === "choice") return words.choice(field, text);
  if (kind === "choices")
    return format.list((Array.isArray(value) ? value : []).map((one) => words.choice(field, String(one))));
  if (typeof value === "number") return <span className="num">{format.number(value)}</span>;
  if (kind === "date") return <span className="num">{format.partialDate(text)}</span>;
  if (kind === "dateTime") return <Time at={text} exact />;
  if (kind === "money" && typeof value === "object" && value !== null && "amount" in value && "currency" in value)
    return <span className="num">{format.money(Number(value.amount), String(value.currency))}</span>;
  if (kind === "html") return <Html html={text} />;
  if (kind === "departments") return format.list((contact.departments ?? []).map(({ name }) => name));
  return <bdi>{text}</bdi>;
}
