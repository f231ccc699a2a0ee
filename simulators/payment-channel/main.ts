/** `node simulators/payment-channel/main.ts [PORT]`: the simulator as a process of its own. */
import { startPaymentChannel } from './index.ts';

const port = Number(process.argv[2] ?? 8190);
const { origin, stop } = await startPaymentChannel({ port });
process.stdout.write(`模拟支付渠道 simulated payment channels: ${origin}\n`);
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
