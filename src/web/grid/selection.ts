/** Which rows are ticked: those named, or all that match the filter but those named. */
export interface Selection {
  all: boolean;
  ids: ReadonlySet<string>;
}

export const nobody: Selection = { all: false, ids: new Set() };
export const everybody: Selection = { all: true, ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.ids.has(id) !== selection.all;
}

export function tick(selection: Selection, ids: readonly string[], on: boolean): Selection {
  const named = new Set(selection.ids);
  for (const id of ids) {
    if (on === selection.all) named.delete(id);
    else named.add(id);
  }
  return { all: selection.all, ids: named };
}

/** How many are ticked; of all that match, `total` less those taken out. */
export function countSelected(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.ids.size) : selection.ids.size;
}
