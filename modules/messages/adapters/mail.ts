import type { Transporter } from 'nodemailer';
import type { Channel, OutgoingMessage, SendOutcome } from './channel.ts';
import { refused, retry } from './channel.ts';

/** Settings of the mail server that takes our outgoing mail. */
export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /**
   * `tls`: encrypted from the first byte (port 465). `starttls`: must be upgraded before anything
   * is sent (port 587). `none`: in clear, for a relay on the same machine only.
   */
  readonly security: 'tls' | 'starttls' | 'none';
  /** Empty when the relay wants no sign-in. */
  readonly user: string;
  readonly password: string;
  /** `清溪镇政务服务 <notice@qingxi.example>`. */
  readonly from: string;
  readonly timeoutSeconds: number;
};

/** E-mail through SMTP: plain text, one connection a message. */
export function mail(settings: MailSettings): Channel {
  const milliseconds = settings.timeoutSeconds * 1000;
  const options = {
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    ...(settings.user ? { auth: { user: settings.user, pass: settings.password } } : {}),
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    // A message never pulls a file or an address from our machine into a letter.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  let transport: Transporter | null = null;
  const domain = /@([^>\s]+)/.exec(settings.from)?.[1] ?? 'localhost';
  async function send(message: OutgoingMessage): Promise<SendOutcome> {
    const [address, ...others] = message.to;
    if (address === undefined || others.length > 0) return refused('an e-mail needs one address');
    try {
      // Read when the first letter goes out: no start need wait for it.
      const { createTransport } = await import('nodemailer');
      transport ??= createTransport(options);
      const sent = await transport.sendMail({
        from: settings.from,
        to: { name: '', address },
        subject: message.subject,
        text: message.body,
        messageId: `<${message.id}@${domain}>`,
        ...attachmentsOf(message),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent', providerId: sent.messageId ?? message.id };
    } catch (error) {
      return judge(error);
    }
  }
  return { kind: 'email', send };
}

function attachmentsOf({ attachment }: OutgoingMessage) {
  if (!attachment) return {};
  const { fileName, contentType, bytes } = attachment;
  return { attachments: [{ filename: fileName, contentType, content: Buffer.from(bytes) }] };
}

/** 5xx replies are final, 4xx are "try later" (RFC 5321 §4.2.1); no reply at all is the network. */
function judge(error: unknown): SendOutcome {
  const reason = `SMTP: ${error instanceof Error ? error.message : String(error)}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const status = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  if (status >= 500) return refused(reason);
  if (status >= 400) return retry(reason, 300);
  const final = ['EENVELOPE', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'EMESSAGE'];
  return final.includes(code) ? refused(reason) : retry(reason);
}
