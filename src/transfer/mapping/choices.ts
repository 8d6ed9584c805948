import { contactFields } from "../../contacts/fields.ts";
import { fold } from "../../values/text.ts";
import { languages, words } from "../../words/words.ts";

/** What people write for our fixed choices besides the words of the page, in the six languages; the first of each is what the export writes. */
const written: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gender: {
    female:
      "female, f, woman, w, ms, mrs, жінка, жіноча, ж, женщина, женский, weiblich, frau, mujer, femenino, femme, feminin",
    male: "male, m, man, mr, чоловік, чоловіча, ч, мужчина, мужской, м, mannlich, mann, herr, hombre, masculino, homme, masculin, h",
    other: "other, x, diverse, divers, non binary, nonbinary, інше, другое, andere, otro, autre",
  },
  status: {
    active: "active, enabled, активний, активен, активный, aktiv, activo, actif",
    blocked:
      "blocked, inactive, disabled, suspended, banned, заблокований, заблокирован, gesperrt, inaktiv, bloqueado, inactivo, bloque, inactif",
    fired: "fired, dismissed, left, звільнений, уволен, entlassen, ausgeschieden, despedido, licencie",
  },
  yesNo: {
    yes: "yes, y, true, 1, on, так, да, ja, wahr, si, verdadero, oui, vrai",
    no: "no, n, false, 0, off, ні, нет, nein, falsch, non, faux, falso",
  },
  preferredMethod: {
    email: "email, e mail, mail address, електронна пошта, электронная почта, correo electronico, courriel",
    phone: "phone, telephone, call, sms, телефон, дзвінок, звонок, telefon, telefono, appel",
    messenger: "messenger, chat, telegram, whatsapp, viber, месенджер, мессенджер, mensajero, messagerie",
    post: "post, mail, letter, пошта, лист, почта, письмо, brief, correo postal, carta, courrier, lettre",
  },
  addressType: {
    billing:
      "billing, invoice, платіжна, для рахунків, платежный, для счетов, rechnung, rechnungsadresse, facturacion, facturation",
    shipping: "shipping, delivery, доставка, доставки, доставка товаров, lieferung, lieferadresse, envio, livraison",
  },
};

const known: ReadonlyMap<string, string> = readWords();

/** Our value for what a person wrote in a field that is chosen (or "yesNo", "addressType"), or undefined. */
export function readChoice(choice: string, text: string): string | undefined {
  return known.get(`${choice} ${fold(text)}`);
}

/** Our values of a choice, as the export writes them. */
export function valuesOf(choice: string): string[] {
  return optionsOf().find(([key]) => key === choice)?.[1] ?? Object.keys(written[choice] ?? {});
}

function readWords(): Map<string, string> {
  const found = new Map<string, string>();
  const add = (choice: string, value: string, name: string) => {
    const key = `${choice} ${fold(name)}`;
    if (!found.has(key)) found.set(key, value);
  };
  for (const [choice, values] of Object.entries(written))
    for (const [value, names] of Object.entries(values)) for (const name of names.split(",")) add(choice, value, name);
  for (const [choice, options] of optionsOf())
    for (const option of options) {
      add(choice, option, option);
      for (const language of languages) add(choice, option, words(language)(`fields:option.${option}`));
    }
  return found;
}

/** The fields of contacts that are chosen from few values. */
function optionsOf(): [string, string[]][] {
  return Object.entries(contactFields).flatMap(([key, { options }]): [string, string[]][] =>
    options === null ? [] : [[key, options.filter((option) => option !== "")]],
  );
}
