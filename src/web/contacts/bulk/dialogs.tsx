import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { BulkAsked } from "../../grid/list.ts";
import { FieldsOf } from "../fields/use-field-words.ts";

/** A dialog about many records, loaded when it is asked for, or a moment before. */
function lately<Props>(bring: () => Promise<{ default: ComponentType<Props> }>) {
  return { prepare: bring, Dialog: lazy(bring) };
}

export const assigning = lately(async () => ({ default: (await import("./assign-many.tsx")).AssignMany }));
export const listing = lately(async () => ({ default: (await import("./lists-many.tsx")).ListsMany }));
export const editing = lately(async () => ({ default: (await import("./edit-many.tsx")).EditMany }));
export const deleting = lately(async () => ({ default: (await import("./delete-many.tsx")).DeleteMany }));

/** Around a dialog about records other than contacts: its fields are called as there. */
export function Asked({ of, children }: { of: "companies" | "equipment"; children: ReactNode }) {
  return (
    <FieldsOf value={of}>
      <Suspense>{children}</Suspense>
    </FieldsOf>
  );
}

/** What a dialog is told of chosen records other than contacts. */
export function askedOf<Of extends "companies" | "equipment">(of: Of, asked: BulkAsked) {
  return { ...asked, of, within: undefined };
}
