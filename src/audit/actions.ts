/** Kinds of records that the journal tells of; their words are `audit:kind.<kind>`. */
export const auditKinds = [
  "contact",
  "company",
  "contactGroup",
  "accessGroup",
  "department",
  "blocklist",
  "import",
  "session",
  "token",
  "installation",
  "view",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What can be done to a contact; its words are `audit:action.<action>` and, as a sentence of the card, `card:history.action.<action>`. */
export const contactActions = [
  "created",
  "updated",
  "deleted",
  "restored",
  "reverted",
  "imported",
  "blocked",
  "unblocked",
  "fired",
  "invited",
  "invitationWithdrawn",
  "signedIn",
  "signInRefused",
  "signInEmailChanged",
  "passwordChanged",
  "resetAsked",
  "passwordReset",
  "secondFactorSet",
  "secondFactorRemoved",
  "secondFactorTaken",
  "recoveryCodeUsed",
  "recoveryCodesRenewed",
  "viewBegun",
  "viewEnded",
  "mailRetried",
  "mailDeleted",
] as const;

/** Everything that the journal tells of as done, whatever the kind of record. */
export const auditActions = [...contactActions, "removed", "ended", "mailSettingsChanged"] as const;
export type AuditAction = (typeof auditActions)[number];
