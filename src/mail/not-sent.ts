import type { Static } from "typebox";
import type { MailProblem } from "./api.ts";

export type ProblemCode = Static<typeof MailProblem>["code"];

/** A mail that did not leave, or of which nobody knows whether it has. */
export class NotSent extends Error {
  readonly code: ProblemCode;
  /** The server's own words, where it had any. */
  readonly answer: string;
  /** The server will not take this mail however often it is asked (RFC 5321: 5yz). */
  readonly isFinal: boolean;
  /** The connection broke when all of the mail may have been there. */
  readonly isUnsure: boolean;

  constructor(code: ProblemCode, answer = "", { isFinal = false, isUnsure = false } = {}) {
    super(answer === "" ? code : `${code}: ${answer}`);
    this.code = code;
    this.answer = answer;
    this.isFinal = isFinal;
    this.isUnsure = isUnsure;
  }
}

interface SmtpError extends Error {
  code?: string | undefined;
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
  permanent?: boolean | undefined;
}

/** What went wrong on a line, in our codes. `handedOver`: the text of the mail was on its way already. */
export function notSent(error: SmtpError, handedOver: boolean): NotSent {
  const answer = readable(error.response ?? "");
  const answered = error.responseCode !== undefined;
  const isAboutMail = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  return new NotSent(codeOf(error), answer || readable(error.message), {
    isFinal: isAboutMail && (answered ? error.permanent === true : !handedOver),
    isUnsure: handedOver && !answered,
  });
}

function codeOf({ code = "", originalCode = "", command = "", response }: SmtpError): ProblemCode {
  if (code === "EENVELOPE" && command === "MAIL FROM") return "sender";
  if (code === "EENVELOPE" && command !== "DATA") return "recipient";
  if (code === "EENVELOPE" || code === "EMESSAGE" || code === "ESTREAM") return "content";
  if (command === "STARTTLS" && response) return "starttls";
  if (
    code === "ETLS" ||
    /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|DEPTH_|UNABLE_TO_|SELF_SIGNED|HOSTNAME_|EPROTO$)/.test(originalCode)
  )
    return "tls";
  if (code === "EAUTH" || code === "ENOAUTH") return "login";
  if (code === "EDNS" || originalCode === "ENOTFOUND") return "host";
  if (originalCode === "ECONNREFUSED") return "refused";
  if (code === "ETIMEDOUT" || originalCode === "ETIMEDOUT") return "timeout";
  if (/^E(?:HOST|NET)(?:UNREACH|DOWN)$/.test(originalCode)) return "unreachable";
  if (code === "EPROTOCOL") return "protocol";
  return "dropped";
}

/** As it may be kept and shown: one line, no more than people read. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, 500);
}
