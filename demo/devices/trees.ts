/** What companies have, with its parts: a line a piece, what is below a line is indented, "disk*4" is four of them. */
const drawn = {
  rack: `
    rack
      server
        disk*4
        powerSupply*2
      server
        disk*2
      switch
      ups
        battery`,
  network: `
    switch
      ups
        battery`,
  xray: `
    xray
      tube
      detector*2
      workstation
        monitor*2`,
  ultrasound: `
    ultrasound
      probe*2`,
  ecg: `ecg`,
  analyser: `
    analyser
      sampler
      pump*2
      workstation
        monitor`,
  centrifuge: `
    centrifuge
      rotor*2`,
  microscope: `
    microscope
      camera`,
  fridge: `
    fridge
      sensor*2`,
  anaesthesia: `
    anaesthesia
      ventilator
      vaporiser`,
  dentalChair: `
    dentalChair
      handpiece*3
      lamp`,
  autoclave: `autoclave`,
  van: `
    van
      tailLift
      coolBox
        sensor
      tracker`,
  forklift: `
    forklift
      battery
      charger`,
  coffee: `
    coffee
      grinder
      waterFilter`,
  printer: `
    printer
      paperTray*2`,
  labelPrinter: `labelPrinter`,
  laptop: `
    laptop
      dock`,
  phone: `phone`,
} as const;

export type TreeKey = keyof typeof drawn;

/** Article and what one costs, from and to, in euros. */
export const models = {
  rack: { article: "RK-42", price: [900, 2_400] },
  server: { article: "SV-2100", price: [3_800, 9_500] },
  disk: { article: "SD-960", price: [180, 420] },
  powerSupply: { article: "PS-750", price: [150, 260] },
  switch: { article: "SW-48", price: [700, 2_100] },
  ups: { article: "UP-3000", price: [900, 1_900] },
  battery: { article: "BT-12", price: [90, 380] },
  xray: { article: "DR-400", price: [68_000, 142_000] },
  tube: { article: "RT-112", price: [9_000, 17_000] },
  detector: { article: "FD-43", price: [14_000, 26_000] },
  workstation: { article: "WS-27", price: [2_400, 5_200] },
  monitor: { article: "MD-27", price: [600, 3_900] },
  ultrasound: { article: "US-80", price: [18_000, 54_000] },
  probe: { article: "UP-C5", price: [2_900, 6_100] },
  ecg: { article: "EC-12", price: [1_900, 4_200] },
  analyser: { article: "AN-600", price: [24_000, 88_000] },
  sampler: { article: "AS-60", price: [3_100, 6_400] },
  pump: { article: "PP-8", price: [240, 700] },
  centrifuge: { article: "CF-16", price: [2_800, 7_600] },
  rotor: { article: "RO-24", price: [350, 900] },
  microscope: { article: "MI-20", price: [1_800, 9_400] },
  camera: { article: "CM-12", price: [500, 1_600] },
  fridge: { article: "LF-300", price: [1_400, 3_900] },
  sensor: { article: "TS-2", price: [60, 140] },
  anaesthesia: { article: "AM-7", price: [11_000, 24_000] },
  ventilator: { article: "VE-3", price: [4_000, 8_800] },
  vaporiser: { article: "VA-5", price: [1_200, 2_600] },
  dentalChair: { article: "DC-5", price: [9_000, 21_000] },
  handpiece: { article: "HP-2", price: [380, 990] },
  lamp: { article: "LA-1", price: [420, 1_300] },
  autoclave: { article: "AC-23", price: [2_600, 5_900] },
  van: { article: "VN-320", price: [28_000, 47_000] },
  tailLift: { article: "TL-750", price: [2_100, 3_600] },
  coolBox: { article: "CB-90", price: [800, 2_200] },
  tracker: { article: "GP-4", price: [60, 180] },
  forklift: { article: "FL-16", price: [14_000, 26_000] },
  charger: { article: "CH-48", price: [600, 1_500] },
  coffee: { article: "CO-2", price: [1_100, 6_800] },
  grinder: { article: "GR-1", price: [180, 640] },
  waterFilter: { article: "WF-3", price: [40, 120] },
  printer: { article: "PR-500", price: [350, 2_900] },
  paperTray: { article: "PT-550", price: [90, 240] },
  labelPrinter: { article: "LP-4", price: [260, 780] },
  laptop: { article: "LT-14", price: [900, 2_300] },
  dock: { article: "DK-3", price: [120, 290] },
  phone: { article: "PH-7", price: [180, 900] },
} as const;

export type DeviceKey = keyof typeof models;

/** A piece of a tree: which one among its likes where there are several, and what is below it. */
export interface Branch {
  key: DeviceKey;
  nth: number | null;
  parts: Branch[];
}

export function treeOf(tree: TreeKey): Branch {
  const lines = drawn[tree].split("\n").filter((line) => line.trim() !== "");
  const top = { indent: -1, parts: new Array<Branch>() };
  const stack = [top];
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    const [word = "", times = "1"] = line.trim().split("*");
    while ((stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
    const made = Array.from({ length: Number(times) }, (_, index): Branch => {
      if (!isDevice(word)) throw new Error(`${word} is no device`);
      return { key: word, nth: Number(times) > 1 ? index + 1 : null, parts: [] };
    });
    stack.at(-1)?.parts.push(...made);
    const [last] = made.slice(-1);
    if (last) stack.push({ indent, parts: last.parts });
  }
  const [root] = top.parts;
  if (!root) throw new Error(`${tree} is empty`);
  return root;
}

function isDevice(word: string): word is DeviceKey {
  return Object.hasOwn(models, word);
}
