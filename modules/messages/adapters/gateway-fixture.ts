import type { TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import type { Gateway, GatewayOptions } from '../../../simulators/sms-gateway/index.ts';
import { startGateway } from '../../../simulators/sms-gateway/index.ts';
import type { OutgoingMessage } from './channel.ts';

/** For tests: the vendors' stand-in, ended with the test. */
export async function gatewayFor(t: TestContext, options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway(options);
  atEnd(t, () => gateway.close());
  return gateway;
}

/** For tests: a message about a dispatched task; `changes` say what is different this time. */
export function aMessage(changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: '019ab000-0000-7000-8000-000000000001',
    to: ['13800000001'],
    subject: '新任务',
    body: '您有新任务：东街路灯不亮，请于今天18:00前处理。',
    format: 'text',
    vendorTemplate: {
      code: 'SMS_100001',
      parameters: [
        { name: 'title', value: "东街路灯不亮 (3*2)'!" },
        { name: 'deadline', value: '今天18:00' },
      ],
    },
    ...changes,
  };
}
