/** The names of a path from the top down: "Rack 1 / Server 4". A stroke that stands alone within a name is written "\/". */
export function splitPath(path: string): string[] {
  return path
    .split(/\s+\/\s+/)
    .map((name) => name.replace(/\\([\\/])/g, "$1").trim())
    .filter((name) => name !== "");
}

export function joinPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/\\(?=[\\/])/g, "\\\\").replace(/(?<=^|\s)\/(?=\s|$)/g, "\\/")).join(" / ");
}

/** How names of a path are compared: without regard to capitals and spaces. */
export function pathKey(names: readonly string[]): string {
  return names.map((name) => nameKey(name)).join("\u001e");
}

export function nameKey(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}
