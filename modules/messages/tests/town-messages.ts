/** For tests: messages about a case, and a town whose channels lead to the vendors' stand-in. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { pino } from 'pino';
import { modules } from '#modules/registry.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { Database } from '#platform/database/index.ts';
import { atEnd } from '#platform/testing/index.ts';
import { testSealing, type TestTown } from '#testing';
import { demoAccounts, type Gateway } from '../../../simulators/sms-gateway/index.ts';
import { gatewayFor } from '../adapters/gateway-fixture.ts';
import { api } from '../contract/index.ts';
import { type NewMessage, queueMessages } from '../index.ts';

/** A department learns of a case; `to` says who. */
export function aCaseMessage(
  to: Partial<NewMessage['to']>,
  changes: Partial<NewMessage> = {},
): NewMessage {
  return {
    template: 'case.dispatched',
    values: { number: 'QX-1', title: '路灯不亮', address: '东街', deadline: '今天 18:00' },
    to: { name: '张三', ...to },
    urgency: 'routine',
    subject: { kind: 'case', id: '019ab000-0000-7000-8000-0000000000c1' },
    ...changes,
  };
}

/** Queues in a transaction of the town's. */
export function queueIn(
  town: Pick<TestTown, 'database' | 'ctx'>,
  messages: readonly NewMessage[],
): Promise<void> {
  return town.database.inTenant(town.ctx, (tx) => queueMessages(tx, messages));
}

/** A second process on the town's database, whose SMS and e-mail go to the vendors' stand-in. */
export async function processWithVendors(
  t: TestContext,
  town: TestTown,
): Promise<{
  application: Application;
  gateway: Gateway;
  database: Database;
  ctx: TestTown['ctx'];
}> {
  const gateway = await gatewayFor(t, { now: () => town.clock.now() });
  const database = new Database({ url: town.url, connections: 4, sealing: testSealing });
  const application = await createApplication({
    database,
    modules,
    clock: town.clock,
    logger: pino({ level: 'silent' }),
    settings: {
      publicUrl: 'https://qingxi.example',
      dataDirectory: town.dataDirectory,
      demo: false,
      trustProxy: false,
      environment: vendorEnvironment(gateway),
    },
  });
  atEnd(t, () => application.stop());
  return { application, gateway, database, ctx: application.ctxOf(town.tenantId) };
}

function vendorEnvironment(gateway: Gateway): Record<string, string> {
  return {
    ZHENSHU_SMS_PROVIDER: 'aliyun',
    ZHENSHU_ALIYUN_SMS_ENDPOINT: gateway.url,
    ZHENSHU_ALIYUN_ACCESS_KEY_ID: demoAccounts.aliyun.accessKeyId,
    ZHENSHU_ALIYUN_ACCESS_KEY_SECRET: demoAccounts.aliyun.accessKeySecret,
    ZHENSHU_SMS_SIGN_NAME: demoAccounts.aliyun.signName,
    ZHENSHU_SMTP_HOST: '127.0.0.1',
    ZHENSHU_SMTP_PORT: String(gateway.smtpPort),
    ZHENSHU_SMTP_SECURITY: 'none',
    ZHENSHU_SMTP_USER: demoAccounts.smtp.user,
    ZHENSHU_SMTP_PASSWORD: demoAccounts.smtp.password,
    ZHENSHU_SMTP_FROM: '清溪镇 <notice@qingxi.example>',
    ZHENSHU_MESSAGES_TIMEOUT_SECONDS: '5',
  };
}

/** Gives every SMS template a code, as an administrator does after the vendor approved the texts. */
export async function setVendorCodes(town: TestTown): Promise<void> {
  const admin = (await town.as('admin')).api(api);
  const { items } = await admin.templates({ query: {} });
  const texts = items.filter((one) => one.channel === 'sms' && one.language === 'zh');
  for (const [index, one] of texts.entries()) {
    const { code, channel, language, subject, body, version } = one;
    const params = { code, channel, language };
    await admin.saveTemplate({
      params,
      body: { subject, body, version, vendorCode: `SMS_${index}`, vendorVariables: [] },
    });
  }
}

/** For `assert.rejects`: the server refused with this problem. */
export function refusedAs(code: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    return true;
  };
}
