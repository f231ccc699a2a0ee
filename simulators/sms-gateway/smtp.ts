import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { readLetter } from './mail-text.ts';
import type { GatewayState } from './state.ts';

/** A running mail server on this machine. */
export type SmtpGateway = { readonly port: number; close(): Promise<void> };

/** Takes mail on 127.0.0.1 after a sign-in, in clear: it stands for a relay on the same machine. */
export async function startSmtp(state: GatewayState, port: number): Promise<SmtpGateway> {
  const account = state.accounts.smtp;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onAuth(auth, _session, done) {
      const right = auth.username === account.user && auth.password === account.password;
      if (right) done(null, { user: account.user });
      else done(reply(535, '5.7.8 Authentication credentials invalid'));
    },
    onRcptTo(_address, _session, done) {
      const behaviour = state.behaviourOf('smtp');
      if (behaviour === 'hang') return;
      if (behaviour === 'rate-limit') done(reply(450, '4.7.1 Too many messages, try later'));
      else if (behaviour === 'refuse') done(reply(550, '5.1.1 Mailbox does not exist'));
      else if (behaviour === 'fail') done(reply(451, '4.3.0 Local error in processing'));
      else done();
    },
    onData(stream, session, done) {
      text(stream).then((source) => {
        const letter = readLetter(source);
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        const kept = state.keep({
          vendor: 'smtp',
          to,
          subject: letter.subject,
          text: letter.text,
          reference: letter.messageId,
        });
        done(null, `queued as ${kept.id}`);
      }, done);
    },
  });
  // A client that breaks off is its own business; without a listener it would end the process.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
