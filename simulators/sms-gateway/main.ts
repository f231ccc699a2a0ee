/**
 * A stand-in for the vendors of SMS, robots and mail, on ports of its own: node simulators/sms-gateway/main.ts
 * --port N --smtp-port N (0, as by default, takes free ones). Nothing is sent.
 */
import { optionsOrHelp } from '#platform/command-line/index.ts';
import { startGateway } from './gateway.ts';

const values = optionsOrHelp(import.meta.filename, {
  port: { type: 'string', default: '0' },
  'smtp-port': { type: 'string', default: '0' },
});

const gateway = await startGateway({
  httpPort: Number(values.port),
  smtpPort: Number(values['smtp-port']),
});
console.log(`Simulated message gateway: ${gateway.url}  SMTP: 127.0.0.1:${gateway.smtpPort}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void gateway.close().then(() => process.exit(0));
  });
}
