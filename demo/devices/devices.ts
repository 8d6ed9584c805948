import type { DeviceKey } from "./trees.ts";

/** How devices are called in one language, and what is said of them. */
export interface Devices {
  names: Readonly<Record<DeviceKey, string>>;
  /** What is written in a card, as the editor makes it. */
  notes: readonly string[];
  rooms: readonly string[];
}
