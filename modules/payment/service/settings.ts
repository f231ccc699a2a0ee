/** Rules of the town and its merchant data. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { ChannelView, Settings } from '../contract/index.ts';
import { onlineChannels, type OnlineChannel } from '../contract/words.ts';
import { problem } from '../problems.ts';
import {
  channelRow,
  channelRows,
  removeChannelRow,
  replaceChannel,
  saveSettingsRow,
  settingsRow,
} from '../store/manage.ts';
import type { ChannelRow } from '../store/tables.ts';
import { simulatorOf } from './world.ts';

/** What holds where a town set nothing. */
export const houseSettings: Settings = {
  financeDepartmentId: null,
  orderMinutes: 15,
  remindDays: 5,
  dueDays: 30,
  reconcileHour: 10,
  windowZh: '',
  windowEn: '',
};

/** Rules of the town. */
export async function settingsOf(tx: Tx): Promise<Settings> {
  const row = await settingsRow(tx);
  if (!row) return houseSettings;
  const { tenantId: _, ...settings } = row;
  return settings;
}

/** Where and when one pays at the window, in the language of whoever asks. */
export async function windowWords(tx: Tx): Promise<string> {
  const { windowZh, windowEn } = await settingsOf(tx);
  const { townName, dutyPhone } = await ground(tx.ctx);
  const isChinese = tx.ctx.locale === 'zh';
  const said = isChinese ? windowZh : windowEn || windowZh;
  if (said) return said;
  return isChinese
    ? `${townName}便民服务窗口可以用现金、银行卡缴纳。地点和时间请打电话 ${dutyPhone}`.trim()
    : `Pay in cash or by card at the service window of ${townName}. For place and hours call ${dutyPhone}`.trim();
}

/** The department that settles differences of money: the one that was set, else the office. */
export async function financeDepartment(tx: Tx): Promise<string> {
  const { financeDepartmentId } = await settingsOf(tx);
  const { departments } = await ground(tx.ctx);
  const found =
    departments.find(({ id }) => id === financeDepartmentId) ??
    departments.find(({ isOffice }) => isOffice) ??
    departments[0];
  if (!found) throw new Error('a town without departments');
  return found.id;
}

/** Everything of the settings page. */
export async function settingsPage(ctx: Ctx, publicUrl: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await channelRows(tx);
    const isSimulated = simulatorOf(ctx) !== null;
    return {
      settings: await settingsOf(tx),
      channels: onlineChannels.map((channel): ChannelView => {
        const row = rows.find((one) => one.channel === channel);
        return {
          channel,
          mode: row ? 'live' : isSimulated ? 'simulated' : 'closed',
          appId: row?.appId ?? '',
          merchantId: row?.merchantId ?? '',
          serial: row?.serial ?? '',
          platformSerial: row?.platformSerial ?? '',
          active: row?.active ?? false,
          updatedAt: row?.updatedAt.toISOString() ?? null,
          noticeUrl: noticeUrl(publicUrl, channel, ctx.tenantId),
        };
      }),
    };
  });
}

/** Where a channel tells us of money. */
export function noticeUrl(publicUrl: string, channel: OnlineChannel, tenantId: string): string {
  return `${publicUrl}/api/v1/payment/notices/${channel}/${tenantId}`;
}

/** Changes the rules. @throws bill-department-unknown */
export async function saveSettings(ctx: Ctx, settings: Settings): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const { financeDepartmentId } = settings;
    const town = await ground(ctx);
    if (financeDepartmentId && !town.department(financeDepartmentId)) {
      throw problem('bill-department-unknown', {}, [
        { pointer: '/financeDepartmentId', detail: financeDepartmentId },
      ]);
    }
    await saveSettingsRow(tx, { ...settings, tenantId: ctx.tenantId });
    await audit(tx, [{ action: 'payment.saveSettings', subject: ctx.tenantId, detail: settings }]);
  });
}

/** Merchant data as typed in; empty secrets stay as they are. */
export type ChannelInput = Omit<ChannelRow, 'id' | 'tenantId' | 'channel' | 'updatedAt'>;

/** Sets merchant data. @throws key-unfit */
export async function saveChannel(
  ctx: Ctx,
  channel: OnlineChannel,
  input: ChannelInput,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const known = await channelRow(tx, channel);
    const whole: ChannelInput = {
      ...input,
      privateKey: input.privateKey.trim() || (known?.privateKey ?? ''),
      apiKey: input.apiKey.trim() || (known?.apiKey ?? ''),
      platformKey: input.platformKey.trim() || (known?.platformKey ?? ''),
    };
    refuseUnfit(channel, whole);
    const now = ctx.clock.now();
    await replaceChannel(tx, {
      ...whole,
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      channel,
      updatedAt: now,
    });
    const detail = { channel, appId: whole.appId, active: whole.active };
    await audit(tx, [{ action: 'payment.saveChannel', subject: ctx.tenantId, detail }]);
  });
}

function refuseUnfit(channel: OnlineChannel, row: ChannelInput): void {
  const wrong = (what: string, pointer: string) =>
    problem('key-unfit', { what }, [{ pointer, detail: what }]);
  if (!isKey(() => createPrivateKey(row.privateKey))) throw wrong('商户私钥', '/privateKey');
  if (!isKey(() => createPublicKey(row.platformKey))) throw wrong('平台公钥', '/platformKey');
  if (channel === 'alipay') return;
  if (Buffer.byteLength(row.apiKey) !== 32) throw wrong('APIv3 密钥', '/apiKey');
  if (!/^\d{6,20}$/.test(row.merchantId)) throw wrong('商户号', '/merchantId');
  if (row.serial === '') throw wrong('证书序列号', '/serial');
}

function isKey(read: () => { readonly asymmetricKeyType?: string | undefined }): boolean {
  try {
    return read().asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** Forgets merchant data. */
export async function removeChannel(ctx: Ctx, channel: OnlineChannel): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await removeChannelRow(tx, channel);
    const detail = { channel };
    await audit(tx, [{ action: 'payment.removeChannel', subject: ctx.tenantId, detail }]);
  });
}
