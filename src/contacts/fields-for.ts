import type { RawBuilder } from "kysely";
import type { Actor } from "../access/actor.ts";
import { sees, visibleFields } from "../access/field-rights.ts";
import type { Field } from "../database/field.ts";
import { ownKey, type OwnField } from "../database/own-field.ts";
import { asField } from "../fields/own-as-field.ts";
import { shownOwn } from "../fields/shown-own.ts";
import { contactFields } from "./fields.ts";

export type ContactFields = Readonly<Record<string, Field<"contacts">>>;

/** The fields of contacts that an actor may see: those of every installation and, as `custom.<key>`, those of this one. */
export function contactFieldsFor(actor: Actor): ContactFields {
  const standard = visibleFields(actor, contactFields);
  const own = ownContactFields(actor).map((field) => [ownKey(field.key), asField("contacts", field)]);
  return { ...definedOnly(standard), ...Object.fromEntries(own) };
}

/** The definitions of own fields that an actor may see. */
export function ownContactFields(actor: Actor): OwnField[] {
  return actor.own.contacts.filter(({ key }) => sees(actor, ownKey(key)));
}

/** `custom` as the actor may see it; of the asked keys only, where some are asked. */
export function shownCustom(actor: Actor, asked?: ReadonlySet<string>): RawBuilder<unknown> {
  const visible = ownContactFields(actor);
  return shownOwn(actor, "contacts", asked ? visible.filter(({ key }) => asked.has(ownKey(key))) : visible);
}

function definedOnly<F>(fields: Partial<Record<string, F>>): Record<string, F> {
  const defined: Record<string, F> = {};
  for (const [key, field] of Object.entries(fields)) if (field) defined[key] = field;
  return defined;
}
