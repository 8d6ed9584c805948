import type { Face } from "./lines.ts";

export interface HeaderFace extends Face {
  /** Field it sorts by, where it sorts. */
  sortBy: string | undefined;
  filters: boolean;
}

export interface HeaderActs {
  sort: (field: string, adding: boolean) => void;
  sortTo: (field: string, descending: boolean) => void;
  filter: (field: string) => void;
  hide: (key: string) => void;
  step: (key: string, by: -1 | 1) => void;
  place: (key: string, onto: string) => void;
  size: (key: string, width: number | undefined) => void;
}
