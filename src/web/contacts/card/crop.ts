/** The square cut out of a picture: how far it is moved from the middle and how much it is enlarged. */
export interface Crop {
  /** In parts of the square's side. */
  x: number;
  y: number;
  /** 1: the shorter side fills the square. */
  zoom: number;
}

export const wholeCrop: Crop = { x: 0, y: 0, zoom: 1 };
export const mostZoom = 4;

interface Size {
  width: number;
  height: number;
}

/** Keeps the picture over the whole square. */
export function clampCrop({ x, y, zoom }: Crop, { width, height }: Size): Crop {
  const near = Math.min(mostZoom, Math.max(1, zoom));
  const shorter = Math.min(width, height);
  const reach = (side: number) => ((side / shorter) * near - 1) / 2;
  const clamp = (value: number, most: number) => Math.min(most, Math.max(-most, value)) + 0;
  return { zoom: near, x: clamp(x, reach(width)), y: clamp(y, reach(height)) };
}

/** Where the picture is drawn on a square canvas of this side. */
export function placeOn(side: number, { x, y, zoom }: Crop, { width, height }: Size) {
  const scale = (side / Math.min(width, height)) * zoom;
  const drawn = { width: width * scale, height: height * scale };
  return { ...drawn, left: (side - drawn.width) / 2 + x * side, top: (side - drawn.height) / 2 + y * side };
}
