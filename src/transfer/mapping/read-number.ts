/** "1234.5", "1 234,50", "1,234.50", "1.234,50": of two signs the last is the decimal one; a comma alone parts thousands where three digits follow each. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f']/g, "").replace("\u2212", "-");
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(plain)) return undefined;
  const [dot, comma] = [plain.lastIndexOf("."), plain.lastIndexOf(",")];
  const groups = (sign: string) => new RegExp(`^[+-]?\\d{1,3}(?:\\${sign}\\d{3})+$`).test(plain);
  const decimal =
    dot >= 0 && comma >= 0
      ? dot > comma
        ? "."
        : ","
      : comma >= 0
        ? groups(",")
          ? ""
          : ","
        : plain.indexOf(".") !== dot
          ? ""
          : ".";
  const [whole = "", part, ...more] = decimal === "" ? [plain] : plain.split(decimal);
  if (more.length > 0) return undefined;
  const number = Number(`${whole.replace(/[.,]/g, "")}${part === undefined ? "" : `.${part}`}`);
  return Number.isFinite(number) && !/[.,]/.test(part ?? "") ? number : undefined;
}
