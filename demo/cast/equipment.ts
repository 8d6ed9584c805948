import type { TreeKey } from "../devices/trees.ts";

/** What the companies one meets first have, and some of their sites; of the others chance decides. */
export const castEquipment: Readonly<Record<string, readonly TreeKey[]>> = {
  "Acquaint Service": ["rack", "van", "coffee", "printer", "laptop"],
  "Клініка «Оберіг»": ["xray", "ultrasound", "rack", "fridge", "coffee", "printer", "phone"],
  "Клініка «Оберіг» на Подолі": ["ultrasound", "ecg", "printer"],
  "Лабораторія «Оберіг»": ["analyser", "centrifuge", "microscope", "fridge"],
  "Медсервіс Плюс": ["van", "van", "forklift", "labelPrinter"],
  "Bergmann Medizintechnik GmbH": ["rack", "van", "forklift", "coffee", "labelPrinter", "laptop"],
  "Bergmann Service, Werkstatt Hamburg": ["van", "network"],
  "Klinikum Neuhausen am See": ["xray", "rack", "ultrasound", "anaesthesia", "autoclave"],
  "MVZ Neuhausen, Radiologie": ["xray", "printer"],
  "MVZ Neuhausen, Labor": ["analyser", "microscope"],
  "Praxis Dr. Müller & Weiß": ["ultrasound", "ecg", "network", "coffee"],
  "Hospital Sant Rafael": ["xray", "rack", "anaesthesia", "ecg"],
  "Hospital Sant Rafael, Centro de imagen": ["xray", "ultrasound"],
  "Laboratoires Vauclair": ["analyser", "centrifuge", "fridge", "van", "coffee"],
  "Ashdown Veterinary Group": ["xray", "anaesthesia", "fridge", "van", "phone"],
  "Ashdown Equine Hospital": ["ultrasound", "anaesthesia"],
  "Al Noor Imaging": ["xray", "rack", "printer"],
};

/** Whom the first of these trees is for. */
export const firstUsers: Readonly<Record<string, readonly string[]>> = {
  "Клініка «Оберіг»": ["kateryna-bondarenko"],
  "Klinikum Neuhausen am See": ["friederike-von-hohenfels"],
  "Laboratoires Vauclair": ["amelie-charpentier"],
  "Ashdown Veterinary Group": ["grace-whitfield"],
};
