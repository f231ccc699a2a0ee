/** The demo's payment channels: named stand-ins on loopback, where no money moves. */
import type { Logger } from 'pino';
import { startPaymentChannel } from '../../simulators/payment-channel/index.ts';

const variable = 'ZHENSHU_PAYMENT_SIMULATOR';

/** Starts them unless the operator named others. @returns what the modules are told, and how to end them */
export async function simulatePayments(
  environment: Readonly<Record<string, string | undefined>>,
  logger: Logger,
): Promise<{
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stop: () => Promise<void>;
}> {
  if (environment[variable]?.trim()) return { environment, stop: () => Promise.resolve() };
  const { origin, stop } = await startPaymentChannel();
  logger.info({ origin }, 'payments are simulated: no money moves');
  return { environment: { ...environment, [variable]: origin }, stop };
}
