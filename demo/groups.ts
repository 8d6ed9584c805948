import type { TagColor } from "../src/tags/api.ts";

/** The twelve contact groups of the demo. */
export const demoGroups = [
  { name: "Key accounts", description: "Whom we call first." },
  { name: "Congress 2026", description: "Invited to the congress in May." },
  { name: "Newsletter", description: "" },
  { name: "Resellers", description: "" },
  { name: "Procurement round table", description: "Meets each quarter." },
  { name: "Field service days", description: "" },
  { name: "Trial users", description: "Testing the new release." },
  { name: "Radiology", description: "" },
  { name: "Winter training", description: "Seats are paid." },
  { name: "Press", description: "" },
  { name: "Season’s greetings", description: "Cards go out on 1 December." },
  { name: "Advisory board", description: "" },
] as const;

export const demoTags = [
  "VIP",
  "Radiology",
  "Reseller",
  "Procurement",
  "Lab",
  "Service plan",
  "Newsletter",
  "Field service",
  "Trial",
  "Buyer",
  "Cardiology",
  "Offer 2",
  "Pays late",
  "Pilot",
  "Reference",
  "Public",
  "Dental",
  "Veterinary",
  "By phone",
  "Training",
] as const;

/** Those of them that are told apart at a glance. */
export const demoTagColors: Readonly<Partial<Record<(typeof demoTags)[number], TagColor>>> = {
  VIP: "amber",
  Radiology: "indigo",
  Lab: "blue",
  "Service plan": "teal",
  Trial: "green",
  Reference: "olive",
  "Pays late": "red",
  Pilot: "pink",
};

export const demoSources = [
  "Website",
  "Mail to support@",
  "Trade fair",
  "Referral",
  "Phone call",
  "Partner",
  "Webinar",
] as const;
