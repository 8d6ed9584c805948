import { isEastern } from "./eastern-name.ts";

export type NameParts = Partial<
  Record<"namePrefix" | "firstName" | "middleName" | "lastName" | "nameSuffix" | "nickname", string | null>
>;

/** A person's name in one line as it is customary in its script: "Dr. Anna B. Petrova Jr.", "山田太郎". The nickname stands in where there is no name; empty when there is neither. */
export function displayName(parts: NameParts): string {
  const { firstName, lastName } = parts;
  const whole =
    firstName && lastName && isEastern(firstName + lastName)
      ? [parts.namePrefix, lastName + firstName, parts.nameSuffix]
      : [parts.namePrefix, firstName, parts.middleName, lastName, parts.nameSuffix];
  const name = whole.filter((part) => part).join(" ");
  return firstName || lastName || parts.middleName || !parts.nickname ? name : parts.nickname;
}
