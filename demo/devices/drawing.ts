import type { DeviceKey } from "./trees.ts";

/** Devices as flat drawings, 256 by 256; of those that have one. */
const drawings: Readonly<Partial<Record<DeviceKey, string>>> = {
  rack: `
    ${box(68, 24, 120, 208, "#334155", 8)}
    ${[40, 78, 116, 154, 192].map((y) => `${box(80, y, 96, 26, "#64748b", 3)}<circle cx="164" cy="${y + 13}" r="4" fill="#4ade80"/>`).join("")}`,
  xray: `
    ${box(28, 160, 200, 22, "#94a3b8", 6)}${box(48, 182, 14, 50, "#64748b", 2)}${box(194, 182, 14, 50, "#64748b", 2)}
    ${box(176, 28, 16, 132, "#64748b", 4)}${box(96, 40, 96, 16, "#64748b", 4)}<path d="M92 52h48l14 44H78z" fill="#475569"/>
    <path d="M84 100l-30 58h124l-30-58z" fill="#bae6fd" opacity=".6"/>`,
  ultrasound: `
    ${box(64, 36, 128, 88, "#334155", 8)}${box(74, 46, 108, 68, "#0f172a", 3)}<path d="M128 52l40 56H88z" fill="#94a3b8" opacity=".8"/>
    ${box(120, 124, 16, 28, "#64748b", 2)}${box(56, 152, 144, 30, "#cbd5e1", 6)}${box(112, 182, 32, 36, "#94a3b8", 2)}
    <circle cx="80" cy="226" r="10" fill="#334155"/><circle cx="176" cy="226" r="10" fill="#334155"/>${box(72, 214, 112, 8, "#64748b", 2)}`,
  analyser: `
    ${box(28, 96, 200, 120, "#e2e8f0", 10)}${box(44, 112, 84, 56, "#0e7490", 4)}${box(144, 112, 68, 88, "#94a3b8", 4)}
    ${[156, 178, 200].map((x) => box(x - 6, 68, 12, 56, "#fecaca", 6)).join("")}`,
  van: `
    <path d="M24 92h128v92H24zM152 112h40l36 40v32h-76z" fill="#0f766e"/><path d="M164 122h24l24 28h-48z" fill="#bae6fd"/>
    <circle cx="72" cy="186" r="22" fill="#1e293b"/><circle cx="72" cy="186" r="9" fill="#cbd5e1"/>
    <circle cx="190" cy="186" r="22" fill="#1e293b"/><circle cx="190" cy="186" r="9" fill="#cbd5e1"/>`,
  coffee: `
    ${box(60, 40, 136, 176, "#44403c", 12)}${box(78, 60, 100, 34, "#a8a29e", 4)}${box(84, 112, 88, 76, "#1c1917", 4)}
    ${box(118, 112, 20, 18, "#a8a29e", 2)}<path d="M104 146h44v26a14 14 0 0 1-14 14h-16a14 14 0 0 1-14-14z" fill="#fafaf9"/>${box(60, 204, 136, 12, "#78716c", 4)}`,
  printer: `
    ${box(72, 36, 112, 64, "#f8fafc", 2)}${box(36, 92, 184, 88, "#475569", 10)}${box(72, 148, 112, 68, "#f8fafc", 2)}
    ${box(84, 164, 88, 6, "#94a3b8", 2)}${box(84, 180, 88, 6, "#94a3b8", 2)}${box(84, 196, 60, 6, "#94a3b8", 2)}<circle cx="200" cy="112" r="6" fill="#4ade80"/>`,
  anaesthesia: `
    ${box(72, 32, 112, 64, "#334155", 8)}<path d="M82 66h22l8-18 12 34 10-24 6 8h34" fill="none" stroke="#4ade80" stroke-width="4"/>
    ${box(84, 96, 88, 120, "#cbd5e1", 6)}${box(96, 112, 28, 40, "#f59e0b", 6)}${box(132, 112, 28, 40, "#6366f1", 6)}${box(96, 164, 64, 40, "#94a3b8", 4)}
    <circle cx="96" cy="224" r="9" fill="#334155"/><circle cx="160" cy="224" r="9" fill="#334155"/>`,
};

/** As SVG; undefined where there is no drawing of it. */
export function drawDevice(device: DeviceKey): string | undefined {
  const drawing = drawings[device];
  return (
    drawing &&
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="512" height="512"><rect width="256" height="256" fill="#f1f5f9"/><path d="M0 216h256v40H0z" fill="#e2e8f0"/>${drawing}</svg>`
  );
}

function box(x: number, y: number, width: number, height: number, fill: string, radius: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}
