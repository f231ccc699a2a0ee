import { parseArgs } from 'node:util';
import { startGateway } from './gateway.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'smtp-port': { type: 'string', default: '0' },
  },
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
