import { fold } from "../../values/text.ts";

/** What people write for our fixed choices, in the six languages, folded; the first of each is ours and is what the export writes. */
const words = {
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
  method: {
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
} as const;

export type Choice = keyof typeof words;

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([choice, values]) =>
    Object.entries<string>(values).flatMap(([value, names]) =>
      names.split(",").map((name) => [`${choice} ${fold(name)}`, value] as const),
    ),
  ),
);

/** Our value for what a person wrote, or undefined. */
export function readChoice(choice: Choice, text: string): string | undefined {
  return known.get(`${choice} ${fold(text)}`);
}

/** Our values of a choice, as the export writes them. */
export function valuesOf(choice: Choice): string[] {
  return Object.keys(words[choice]);
}
