/** Whether the text is a real day of the years 1000 to 2999 as YYYY-MM-DD (RFC 3339, full-date). */
export function isDay(text: string): boolean {
  return (
    /^[12]\d{3}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text)
  );
}
