import { Readable } from "node:stream";
import { rootCertificates } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { notSent } from "./not-sent.ts";
import type { MailSettings } from "./settings.ts";

/** One mail as it goes out. The Message-ID stays the same however often it is handed over. */
export interface Outgoing {
  to: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  messageId: string;
}

/** A connection to the mail server, signed in. */
export interface Line {
  /** Hands a mail over and gives the server's words; throws NotSent. */
  send(mail: Outgoing): Promise<string>;
  close(): void;
}

export interface Patience {
  connecting: number;
  /** How long the server may be silent; RFC 5321, 4.5.3.2.6 gives it ten minutes after the end of the mail. */
  answering: number;
}

/** Opens a line to the server of the settings; throws NotSent. `name` is who we say we are. When the signal fires, it breaks. */
export async function openLine(
  settings: MailSettings,
  name: string,
  patience: Patience,
  signal: AbortSignal,
): Promise<Line> {
  const connection = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === "tls",
    requireTLS: settings.security === "starttls",
    ignoreTLS: settings.security === "none",
    name,
    connectionTimeout: patience.connecting,
    greetingTimeout: patience.connecting,
    dnsTimeout: patience.connecting,
    socketTimeout: patience.answering,
    socketCloseTimeout: 1_000,
    maxResponseSize: 64 * 1024,
    // An operator's own server may well stand on this machine.
    allowInternalNetworkInterfaces: true,
    tls: {
      minVersion: "TLSv1.2",
      ...(settings.certificate !== "" && { ca: [...rootCertificates, settings.certificate] }),
    },
  });
  const within = breakingOff(connection, signal);
  try {
    await within<void>((done) => connection.connect(done), notYet);
    if (settings.user !== "")
      await within<boolean>((done) => connection.login({ user: settings.user, pass: settings.password }, done), notYet);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    close: () => connection.quit(),
    async send(mail) {
      const message = await compose(settings, mail);
      const onItsWay = { begun: false };
      const envelope = { from: settings.fromAddress, to: [mail.to], size: message.length };
      const sent = await within<{ response?: string | undefined }>(
        (done) => connection.send(envelope, asTaken(message, onItsWay), done),
        () => onItsWay.begun,
      );
      return (sent?.response ?? "").slice(0, 500);
    },
  };
}

const notYet = () => false;

type Done<T> = (error: Error | null | undefined, result?: T) => void;

/** Whatever ends a connection in the middle of something (an error event, the signal) ends that as NotSent. */
function breakingOff(connection: SMTPConnection, signal: AbortSignal) {
  let fail: (error: Error) => void = () => {};
  connection.on("error", (error: Error) => fail(error));
  connection.on("end", () => {
    // What the server said last is told after that.
    const failing = fail;
    setImmediate(() => failing(new Error("Connection closed")));
  });
  signal.addEventListener("abort", () => {
    connection.close();
    fail(new Error("The work was broken off"));
  });
  return async <T>(begin: (done: Done<T>) => void, isHandedOver: () => boolean): Promise<T | undefined> => {
    try {
      return await new Promise<T | undefined>((resolve, reject) => {
        fail = reject;
        if (signal.aborted) reject(new Error("The work was broken off"));
        else begin((error, result) => (error ? reject(error) : resolve(result)));
      });
    } catch (error) {
      if (error instanceof Error) throw notSent(error, isHandedOver());
      throw error;
    } finally {
      fail = () => {};
    }
  };
}

/** Is read once the server has said that it takes the text. */
function asTaken(message: Buffer, onItsWay: { begun: boolean }): Readable {
  return Readable.from(
    (function* () {
      onItsWay.begun = true;
      yield message;
    })(),
  );
}

/** Nobody's machine shall answer to it (RFC 3834), and nothing is read from files or the net. */
async function compose({ fromAddress, fromName }: MailSettings, mail: Outgoing): Promise<Buffer> {
  return new MailComposer({
    from: { name: fromName, address: fromAddress },
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": mail.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
