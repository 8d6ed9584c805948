export interface Coming {
  /** ISO 8601. */
  day: string;
  /** 0: today. */
  inDays: number;
  /** How old somebody will be; nothing where the year is not known. */
  age: number | undefined;
}

/** When a birthday ("1984-05-31", "--05-31") comes next, today among it; who was born on the 29th of February has it on the 28th where a year has none, as the server finds it. */
export function comingBirthday(birthday: string, today: string): Coming | undefined {
  const [, born, monthAndDay] = /^(\d{4}|-)-(\d\d-\d\d)$/.exec(birthday) ?? [];
  if (monthAndDay === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  const day = [year, year + 1].map((one) => dayIn(one, monthAndDay)).find((one) => one >= today);
  if (day === undefined) return undefined;
  const age = Number(day.slice(0, 4)) - Number(born);
  return {
    day,
    inDays: Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000),
    age: Number.isNaN(age) || age <= 0 ? undefined : age,
  };
}

function dayIn(year: number, monthAndDay: string): string {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${monthAndDay === "02-29" && !isLeap ? "02-28" : monthAndDay}`;
}

/** The day that it is somewhere, ISO 8601. */
export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format();
}
