import { Type } from "typebox";

const Text = (maxLength: number) => Type.String({ maxLength });

const addressParts = {
  label: Type.Optional(Text(60)),
  primary: Type.Optional(Type.Boolean()),
  name: Type.Optional(Text(200)),
  organization: Type.Optional(Text(200)),
  street: Type.Optional(Text(300)),
  street2: Type.Optional(Text(300)),
  city: Type.Optional(Text(120)),
  postalCode: Type.Optional(Text(30)),
  country: Type.Optional(Type.String({ pattern: "^([A-Z]{2})?$" })),
  region: Type.Optional(Text(120)),
};
const AddressType = Type.Enum(["billing", "shipping"]);
export const AddressWrite = Type.Object({
  types: Type.Optional(Type.Array(AddressType, { uniqueItems: true })),
  defaultFor: Type.Optional(Type.Array(AddressType, { uniqueItems: true })),
  ...addressParts,
});
export const Address = Type.Object({
  types: Type.Array(AddressType),
  defaultFor: Type.Array(AddressType),
  label: Type.String(),
  primary: Type.Boolean(),
  name: Type.String(),
  organization: Type.String(),
  street: Type.String(),
  street2: Type.String(),
  city: Type.String(),
  postalCode: Type.String(),
  country: Type.String(),
  region: Type.String(),
});
