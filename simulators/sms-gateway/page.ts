import type { Received } from './state.ts';

const vendorNames: Readonly<Record<Received['vendor'], string>> = {
  aliyun: '阿里云短信',
  tencent: '腾讯云短信',
  wecom: '企业微信群',
  dingtalk: '钉钉群',
  smtp: '电子邮件',
};

/** What arrived, newest first, for somebody who plays a resident in the demo and needs the code. */
export function receivedPage(received: readonly Received[]): string {
  const rows = received
    .toReversed()
    .map(
      (message) =>
        `<tr><td>${escapeHtml(clock(message.arrivedAt))}</td><td>${vendorNames[message.vendor]}</td>` +
        `<td>${escapeHtml(message.to.join(' '))}</td><td>${escapeHtml(message.subject)}</td>` +
        `<td>${escapeHtml(message.text)}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>模拟消息网关</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
<style>body{font:16px system-ui;margin:24px}table{border-collapse:collapse;width:100%}
td,th{border-bottom:1px solid #ccc;padding:8px;text-align:left;vertical-align:top;white-space:pre-wrap}</style>
<h1>模拟消息网关</h1><p>这里是演示用的模拟网关，收到的消息不会发给任何人。</p>
<table><thead><tr><th>时间</th><th>通道</th><th>收件人</th><th>标题</th><th>内容</th></tr></thead>
<tbody>${rows || '<tr><td colspan="5">还没有消息</td></tr>'}</tbody></table></html>`;
}

function clock(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
