/** What residents are told about their suggestions, claims and redemptions, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const participationTemplates: readonly ShippedTemplate[] = [
  {
    code: 'participation.published',
    audience: 'residents',
    titleZh: '建议已公开',
    titleEn: 'Suggestion published',
    values: ['number', 'title', 'department', 'deadline'],
    zh: {
      subject: '您的建议 {{number}} 已公开',
      body: '“{{title}}”已公开，由{{department}}在 {{deadline}} 前答复。大家可以附议：{{link}}',
      sms: '您的建议{{number}}已公开，{{department}}将在{{deadline}}前答复。{{link}}',
    },
    en: {
      subject: 'Your suggestion {{number}} is published',
      body: '“{{title}}” is published; {{department}} answers by {{deadline}}. Others may support it: {{link}}',
      sms: 'Suggestion {{number}} is published; {{department}} answers by {{deadline}}. {{link}}',
    },
  },
  {
    code: 'participation.refused',
    audience: 'residents',
    titleZh: '建议没有公开',
    titleEn: 'Suggestion not published',
    values: ['number', 'reason'],
    zh: {
      subject: '您的建议 {{number}} 没有公开',
      body: '原因：{{reason}} 改好后可以重新提交：{{link}}',
      sms: '您的建议{{number}}没有公开：{{reason}} {{link}}',
    },
    en: {
      subject: 'Your suggestion {{number}} was not published',
      body: 'Reason: {{reason}} You may change and send it again: {{link}}',
      sms: 'Suggestion {{number}} was not published: {{reason}} {{link}}',
    },
  },
  {
    code: 'participation.answered',
    audience: 'residents',
    titleZh: '建议已答复',
    titleEn: 'Suggestion answered',
    values: ['number', 'title', 'department', 'decision'],
    zh: {
      subject: '建议 {{number}} 已答复：{{decision}}',
      body: '{{department}}答复了“{{title}}”：{{decision}}。全文：{{link}}',
      sms: '{{department}}已答复您的建议{{number}}：{{decision}}。{{link}}',
    },
    en: {
      subject: 'Suggestion {{number}} is answered: {{decision}}',
      body: '{{department}} answered “{{title}}”. Read it here: {{link}}',
      sms: 'Suggestion {{number}} is answered by {{department}}. {{link}}',
    },
  },
  {
    code: 'participation.claimDecided',
    audience: 'residents',
    titleZh: '积分申报有结果',
    titleEn: 'Claim for points decided',
    values: ['title', 'decision'],
    zh: {
      subject: '积分申报“{{title}}”：{{decision}}',
      body: '您申报的“{{title}}”{{decision}}。查看：{{link}}',
      sms: '您的积分申报“{{title}}”{{decision}}。{{link}}',
    },
    en: {
      subject: 'Your claim “{{title}}”: {{decision}}',
      body: 'Your claim “{{title}}” was decided: {{decision}}. See {{link}}',
      sms: 'Claim “{{title}}”: {{decision}}. {{link}}',
    },
  },
  {
    code: 'participation.redemptionEnded',
    audience: 'residents',
    titleZh: '积分兑换已取消',
    titleEn: 'Redemption ended',
    values: ['title', 'reason'],
    zh: {
      subject: '“{{title}}”的兑换已取消，积分已退回',
      body: '{{reason}}，积分已退回您的账户。{{link}}',
      sms: '“{{title}}”兑换已取消（{{reason}}），积分已退回。',
    },
    en: {
      subject: 'Your “{{title}}” is cancelled, the points are back',
      body: '{{reason}}. The points are back in your account. {{link}}',
      sms: '“{{title}}” is cancelled ({{reason}}); the points are back.',
    },
  },
];
