import { html, type Markup } from "./markup.ts";

/** A letter in words, in the order in which it is read: the one source of its text and its HTML. */
export interface Sheet {
  language: string;
  subject: string;
  greeting: string;
  lead: string;
  /** Name → value, such as the time and the place of a sign-in. */
  facts: readonly (readonly [name: string, value: string])[];
  action: { label: string; address: string } | undefined;
  note: string;
  footer: string;
}

export function textOf({ greeting, lead, facts, action, note, footer }: Sheet): string {
  const parts = [
    greeting,
    lead,
    facts.map(([name, value]) => `${name}: ${value}`).join("\n"),
    action ? `${action.label}:\n${action.address}` : "",
    note,
    // RFC 3676, 4.3: what stands below is no part of the letter.
    `-- \n${footer}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Without pictures, scripts and style sheets: nothing is fetched when it is read. */
export function htmlOf({ language, subject, greeting, lead, facts, action, note, footer }: Sheet): string {
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${subject}</title>
      </head>
      <body
        style="margin:0;padding:24px;background:#f4f5f7;color:#1c2024;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"
      >
        <div style="max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px">
          <p style="margin:0 0 16px">${greeting}</p>
          <p style="margin:0 0 16px">${lead}</p>
          ${facts.map(fact)}${action ? button(action) : ""}${note === "" ? "" : paragraph(note)}
          <p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e3e5e8;color:#5c636b;font-size:14px">
            ${footer}
          </p>
        </div>
      </body>
    </html> `;
  return page.markup;
}

function paragraph(text: string): Markup {
  return html`<p style="margin:0 0 16px">${text}</p> `;
}

function fact([name, value]: readonly [string, string]): Markup {
  return html`<p style="margin:0 0 8px"><span style="color:#5c636b">${name}:</span> ${value}</p> `;
}

/** The address stands beneath in letters too, for programs that draw no links. */
function button({ label, address }: { label: string; address: string }): Markup {
  return html`<p style="margin:24px 0 8px">
      <a
        href="${address}"
        style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1f5fbf;color:#ffffff;text-decoration:none;font-weight:600"
        >${label}</a
      >
    </p>
    <p style="margin:0 0 24px;color:#5c636b;font-size:13px;overflow-wrap:anywhere">${address}</p> `;
}
