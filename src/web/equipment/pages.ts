import { lazy } from "react";

export const EquipmentPage = lazy(async () => ({ default: (await import("./list/equipment-page.tsx")).EquipmentPage }));
export const TreePage = lazy(async () => ({ default: (await import("./tree/tree-page.tsx")).TreePage }));
export const PiecePage = lazy(async () => ({ default: (await import("./card/piece-page.tsx")).PiecePage }));
export const MyEquipmentPage = lazy(async () => ({
  default: (await import("./account/my-equipment-page.tsx")).MyEquipmentPage,
}));
export const MyPiecePage = lazy(async () => ({ default: (await import("./account/my-piece-page.tsx")).MyPiecePage }));
