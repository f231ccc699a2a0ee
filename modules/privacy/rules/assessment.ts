/**
 * The template of a personal-information impact assessment (PIPL 55, 56; outline of GB/T 39335-2020), filled
 * from the declarations. What a person must judge is left blank to be written in; the page prints on A4.
 */
import type { RegisterRow } from '../contract/index.ts';
import { basisNames, maskNames } from './register-words.ts';

const escape = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const row = (cells: readonly string[], tag = 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;

const blank = (label: string): string =>
  `<p><strong>${escape(label)}</strong></p><div class="blank"></div>`;

/** Who made the template, and when. */
interface Made {
  readonly author: string;
  readonly at: string;
}

/** The page. */
export function assessmentPage(module: string, rows: readonly RegisterRow[], made: Made): string {
  const sensitive = rows.filter((one) => one.sensitive);
  const consent = rows.filter((one) => one.basis === 'consent');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>个人信息保护影响评估：${escape(module)}</title><style>${style}</style></head><body>
<h1>个人信息保护影响评估报告</h1>
<p>评估对象：${escape(module)} 生成：${escape(made.author)}，${escape(made.at)}（保存不少于三年，《个人信息保护法》第五十六条）</p>
<h2>一、处理的个人信息、目的与必要性</h2>
<table>${row(['个人信息项', '级别', '目的', '合法性基础', '保存期限', '默认展示', '加密'], 'th')}${rows.map(fieldRow).join('')}</table>
${blank('每项是否为实现目的所必需，能否更少、更短、更粗（由评估人填写）')}
<h2>二、对个人权益的影响与安全风险</h2>
<p>其中敏感个人信息 ${sensitive.length} 项${sensitive.length > 0 ? `:${escape(sensitive.map((one) => one.titleZh).join('、'))}` : ''}；基于同意的 ${consent.length} 项。</p>
<table>${row(['风险', '可能性（高/中/低）', '影响（高/中/低）', '说明'], 'th')}${risks.map((risk) => row([risk, '', '', ''])).join('')}</table>
<h2>三、已采取的保护措施</h2>
<ul>${measures(rows)
    .map((one) => `<li>${escape(one)}</li>`)
    .join('')}</ul>
${blank('措施是否合法、有效并与风险程度相适应（由评估人填写）')}
<h2>四、结论</h2>${blank('结论与整改要求')}
<p class="sign">评估人：__________ 个人信息保护负责人：__________ 日期：__________</p>
</body></html>`;
}

function fieldRow(one: RegisterRow): string {
  return row([
    one.titleZh,
    one.sensitive ? '敏感' : '一般',
    one.purposeZh,
    basisNames[one.basis].zh,
    one.retentionDays === null ? '账户存续期间' : `办结后 ${one.retentionDays} 天`,
    maskNames[one.mask as keyof typeof maskNames],
    one.sealed ? '是' : '否',
  ]);
}

const risks = [
  '未经授权的查看',
  '泄露、外传',
  '被篡改或丢失',
  '超出目的使用',
  '自动决定不公平',
  '保存过久',
];

function measures(rows: readonly RegisterRow[]): string[] {
  const sealed = rows.filter((one) => one.sealed).map((one) => one.titleZh);
  return [
    '按角色和用途遮盖后展示，由服务器执行；查看全文须说明原因，限时并记录，本人可查。',
    ...(sealed.length > 0
      ? [`加密存储：${[...new Set(sealed)].join('、')}；密钥一镇一把，可在线轮换。`]
      : []),
    '按登记的保存期限自动删除或清空；本人可在线查阅、下载、更正、申请删除和限制处理。',
    '各镇数据以行级安全策略隔离；重要操作写入不可篡改的存证账本。',
  ];
}

const style = `body{font:14px/1.7 "Noto Sans SC","Microsoft YaHei",sans-serif;max-width:180mm;margin:12mm auto;color:#1c1c1c}
h1{text-align:center;font-size:22px}h2{font-size:16px;margin-top:24px}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #999;padding:4px 6px;text-align:left;vertical-align:top}th{background:#f2f2f2}
.blank{border:1px solid #999;min-height:28mm}.sign{margin-top:30px}@page{size:A4;margin:15mm}`;
