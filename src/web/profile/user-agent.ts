interface Device {
  browser?: string;
  system?: string;
  mobile: boolean;
}

// In this order: each later one also names the ones before it, for the sake of old sites.
const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

/** Browser and system by their names, as far as the User-Agent tells. */
export function readUserAgent(text: string): Device {
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(text))?.[1];
  return { browser: named(browsers), system: named(systems), mobile: /Mobile|iPhone|Android/.test(text) };
}
