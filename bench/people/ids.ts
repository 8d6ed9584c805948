/** The first and the last moment of the base, fixed: the same data whenever they are made. */
export const began = Date.UTC(2023, 0, 2, 8);
export const ended = Date.UTC(2026, 5, 30, 18);

const rooms = [
  "contact",
  "identity",
  "address",
  "company",
  "tag",
  "group",
  "department",
  "accessGroup",
  "audit",
  "batch",
  "companyEntry",
  "groupEntry",
  "ownField",
  "ownFieldEntry",
  "opportunity",
  "opportunityEntry",
  "equipment",
  "equipmentEntry",
  "holding",
  "holdingBefore",
] as const;

/** UUIDv7 of a moment (milliseconds); what is random in a real one follows from the room and the number. */
export function idOf(room: (typeof rooms)[number], index: number, at = began): string {
  const salt = rooms.indexOf(room) + 1;
  const time = at.toString(16).padStart(12, "0");
  const high = hex(mix(index, salt));
  const low = hex(mix(index, salt + 100));
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high.slice(0, 3)}-8${high.slice(3, 6)}-${high.slice(6)}${low}00`;
}

/** Murmur3's finaliser over both. */
function mix(index: number, salt: number): number {
  let mixed = (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca77)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, "0");
}
