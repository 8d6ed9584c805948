/** The words of HTML that stands in the page already, or came from the server. */
export function textOf(html: string): string {
  return new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
}
