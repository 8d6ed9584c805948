import { useTranslation } from "react-i18next";
import { Checkbox } from "../../kit/checks.tsx";
import { DateField } from "../../kit/date-field.tsx";
import { TextField } from "../../kit/text-field.tsx";
import type { Contact } from "./contact.ts";

export type Membership = NonNullable<Contact["companies"]>[number];

/** A company by its id, or without one by its name: saving makes it. */
export const newMembership = (id: string, name: string): Membership => ({
  id,
  name,
  title: "",
  department: "",
  manager: false,
  primary: false,
  from: null,
  to: null,
});

interface MembershipInputProps {
  membership: Membership;
  onChange: (part: Partial<Membership>) => void;
  faultAt: (part: string) => string | undefined;
  /** Also since when and until when. */
  dates?: boolean;
  autoFocus?: boolean;
}

/** What somebody is in a company. */
export function MembershipInput({ membership, onChange, faultAt, dates, autoFocus }: MembershipInputProps) {
  const { t } = useTranslation("card");
  return (
    <>
      <TextField
        label={t("company.title")}
        autoFocus={autoFocus}
        maxLength={120}
        autoComplete="off"
        value={membership.title}
        onChange={(title) => onChange({ title })}
        error={faultAt("title")}
      />
      <TextField
        label={t("company.department")}
        maxLength={120}
        autoComplete="off"
        value={membership.department}
        onChange={(department) => onChange({ department })}
        error={faultAt("department")}
      />
      {dates && (
        <>
          <DateField
            label={t("company.from")}
            value={membership.from}
            onChange={(from) => onChange({ from })}
            error={faultAt("from")}
          />
          <DateField
            label={t("company.to")}
            value={membership.to}
            onChange={(to) => onChange({ to })}
            error={faultAt("to")}
          />
        </>
      )}
      <Checkbox checked={membership.primary} onChange={(primary) => onChange({ primary })}>
        {t("company.primary")}
      </Checkbox>
    </>
  );
}

/** The list with one of it changed; one company at most is the primary one. */
export function withMembership(
  memberships: readonly Membership[],
  at: number,
  part: Partial<Membership>,
): Membership[] {
  return memberships.map((membership, place) => {
    if (place === at) return { ...membership, ...part };
    return part.primary ? { ...membership, primary: false } : membership;
  });
}
