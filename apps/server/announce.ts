/** What a newcomer reads when everything is up. */
import { networkInterfaces } from 'node:os';
import QRCode from 'qrcode';
import type { Config } from '#platform/config/index.ts';
import { demoAccounts, demoOpen311Key, demoPassword } from '#modules/people/demo-accounts.ts';
import { firstRunCode } from './first-run.ts';
import { say } from './say.ts';

const roleNames: Readonly<Record<string, string>> = {
  officer: '值班员',
  departmentHead: '部门负责人',
  crew: '处置人员',
  securityAdministrator: '安全管理员',
  auditor: '审计员',
  gridWorker: '网格员',
  clerk: '窗口人员',
  leader: '镇领导',
  administrator: '管理员',
  operator: '县级运营员',
};

/** What is told of a process that runs. */
export interface Announced {
  readonly port: number;
  /** Ports of the doors of devices, by name. */
  readonly doors: ReadonlyMap<string, number>;
  readonly seconds: number;
}

/** Prints addresses, accounts and the QR code. */
export function announcement(config: Config, { port, doors, seconds }: Announced): void {
  const local = config.publicUrl ?? `http://localhost:${port}`;
  const phone = config.publicUrl ?? lanAddress(port) ?? local;
  say('');
  say(`镇枢 Zhenshu 已就绪，用时 ${seconds.toFixed(1)} 秒 · ready`);
  say(`  居民 residents   ${local}/`);
  say(`  工作台 console   ${local}/console/`);
  say(`  外勤 field       ${local}/field/`);
  say(`  驾驶舱 cockpit   ${local}/cockpit/`);
  say(
    `  接口 API         ${local}/docs   ${local}/openapi.json   ${local}/open311/v2/services.json`,
  );
  if (doors.size > 0) {
    const ports = [...doors].map(([name, doorPort]) => `${name} ${doorPort}`);
    say(`  设备 devices     ${ports.join(' · ')}`);
  }
  if (config.demo) accounts();
  else firstRun(local);
  say('');
  void QRCode.toString(`${phone}/report`, { type: 'terminal', small: true }).then((code) => {
    say(`手机扫码上报 · scan to report:  ${phone}/report`);
    say(code);
    say('按 Ctrl-C 停止 · Ctrl-C stops');
  });
}

function accounts(): void {
  say('');
  say(`  演示账号 demo accounts（密码 password:${demoPassword}）`);
  for (const { role, username, town } of demoAccounts) {
    say(
      `    ${username.padEnd(20)} ${roleNames[role] ?? role}${town === 'qingxi' ? '' : `（${town}）`}`,
    );
  }
  say(`  Open311 key: ${demoOpen311Key}    全部：npm run -s demo:credentials`);
}

function firstRun(local: string): void {
  const code = firstRunCode();
  if (code) say(`  首次设置 first run:  ${local}/first-run   设置码 code: ${code}`);
}

function lanAddress(port: number): string | null {
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return found ? `http://${found.address}:${port}` : null;
}
