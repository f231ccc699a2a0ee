/** The pages of the first run: plain HTML, no script. */
import type { Fault, Founding } from './found-town.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `body{font:18px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;background:#f5f7f6;color:#1f2937;margin:0}
main{max-width:34rem;margin:3rem auto;background:#fff;padding:2rem 2.5rem;border-radius:8px;border:1px solid #e5e7eb}
h1{font-size:28px;margin:0 0 .5rem}label{display:block;margin-top:1.2rem;font-weight:600}small{color:#4b5563;font-weight:400;display:block}
input{font:inherit;width:100%;box-sizing:border-box;padding:.6rem .8rem;border:1px solid #9ca3af;border-radius:6px;min-height:48px}
button{font:inherit;font-weight:600;margin-top:2rem;width:100%;min-height:56px;border:0;border-radius:6px;background:#0f766e;color:#fff}
.fault{color:#b91c1c;font-weight:400}`;

const shell = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>首次设置 · 镇枢</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

const fields: readonly (readonly [name: string, label: string, hint: string, type: string])[] = [
  [
    'code',
    '设置码 Setup code',
    "启动时打印在服务器终端上。Printed at the server's terminal.",
    'text',
  ],
  ['countyName', '县（区）名称 County', '例如：云岭县。For example: Yunling County', 'text'],
  ['townName', '乡镇名称 Town', '例如：清溪镇。For example: Qingxi Town', 'text'],
  [
    'townCode',
    '乡镇代码 Town code',
    '小写字母、数字和短横线，例如：qingxi。Small letters, digits and hyphens',
    'text',
  ],
  [
    'numberPrefix',
    '事件编号前缀 Case prefix',
    '2–4 个大写字母，例如：QX。2 to 4 capital letters',
    'text',
  ],
  ['dutyPhone', '值班电话 Duty telephone', '显示给居民。Shown to residents', 'text'],
  ['adminName', '管理员姓名 Administrator', '', 'text'],
  ['username', '用户名 User name', '小写字母开头。Begins with a small letter', 'text'],
  [
    'password',
    '密码 Password',
    '至少 10 个字符，不含姓名和用户名。At least 10 characters, without name and user name',
    'password',
  ],
];

/** The form, with what was given and what is wrong with it. */
export function firstRunForm(
  given: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): string {
  const rows = fields.map(([name, label, hint, type]) => {
    const fault = faults.find((one) => one.field === name);
    const value = type === 'password' ? '' : escaped(given[name] ?? '');
    const told = fault
      ? `<small class="fault" id="${name}-fault">${escaped(fault.text)}</small>`
      : '';
    return `<label for="${name}">${label}<small>${escaped(hint)}</small>${told}</label><input id="${name}" name="${name}" type="${type}" value="${value}" required${fault ? ` aria-invalid="true" aria-describedby="${name}-fault"` : ''}>`;
  });
  return shell(
    `<h1>首次设置</h1><p>建立第一个乡镇和它的管理员。没有默认密码。<br><small>Set up the first town and its administrator. There is no default password.</small></p><form method="post" action="/first-run">${rows.join('')}<button>建立 Set up</button></form>`,
  );
}

/** What is said when it is done. */
export function firstRunDone({ townName, username }: Founding): string {
  return shell(
    `<h1>${escaped(townName)}已建立</h1><p>已装入默认的事件类别、部门、权责清单和工作日历，可在管理页修改。<br><small>The town is founded, with the shipped categories, departments, duties and calendar; change them under administration.</small></p><p>请以 <b>${escaped(username)}</b> 登录，先导入村、网格和人员。<br><small>Sign in as <b>${escaped(username)}</b> and bring in villages, grid cells and staff first.</small></p><p><a href="/console/">进入工作台 Open the console</a></p>`,
  );
}
