/** Flat and soft, so that a grid full of faces stays quiet. */
export const skinColours = ["#f6d5bf", "#eec4a4", "#dba582", "#c58f68", "#9d6a46", "#754a30"] as const;

export const hairColours = {
  black: "#241d1e",
  brown: "#5a3a2b",
  auburn: "#8a3f24",
  sand: "#a8763f",
  honey: "#c99a52",
  ash: "#8f8272",
  grey: "#9aa0a8",
  white: "#d9dbe0",
} as const;

export const clothesColours = {
  indigo: "#4a4fd0",
  navy: "#35405a",
  petrol: "#3f6a8a",
  forest: "#4d6b60",
  teal: "#3d8085",
  plum: "#6d4a72",
  red: "#a5423d",
  rust: "#b06a42",
  slate: "#5a6472",
  grey: "#c9cdd8",
  sand: "#cfc2a8",
  rose: "#c98f96",
} as const;

export const grounds = [
  "#dfe6f5",
  "#e1edf0",
  "#f0e2e8",
  "#e6ece2",
  "#f3e3d8",
  "#e5e7f1",
  "#e2eaea",
  "#e8e4f0",
  "#e9e6dc",
  "#f2ead9",
] as const;

export type HairColour = keyof typeof hairColours;
export type ClothesColour = keyof typeof clothesColours;

/** The colour in the shade: a neck under a chin, a seam. */
export function shade(colour: string, factor: number): string {
  return mapped(colour, (part) => part * factor);
}

/** The colour half way to white: a collar. */
export function lighter(colour: string): string {
  return mapped(colour, (part) => (part + 255) / 2);
}

function mapped(colour: string, change: (part: number) => number): string {
  const parts = [1, 3, 5].map((at) => Math.round(change(parseInt(colour.slice(at, at + 2), 16))));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
