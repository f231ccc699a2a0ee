/** What payers are told of bills and money, as shipped. */
import type { ShippedTemplate } from './shape.ts';

export const paymentTemplates: readonly ShippedTemplate[] = [
  {
    code: 'payment.due',
    audience: 'residents',
    titleZh: '账单待缴',
    titleEn: 'A bill is due',
    values: ['title', 'amount', 'day', 'number', 'code'],
    zh: {
      subject: '{{title}}待缴 {{amount}}',
      body: '{{title}} {{amount}}，请在 {{day}} 前缴纳。账单 {{number}}，缴费码 {{code}}（家人可凭编号和缴费码代缴）。也可以到便民服务窗口缴现金。{{link}}',
      sms: '{{title}}{{amount}}，请{{day}}前缴纳。账单{{number}}，缴费码{{code}}。{{link}}',
    },
    en: {
      subject: '{{title}}: {{amount}} due',
      body: '{{title}}, {{amount}}, is due by {{day}}. Bill {{number}}, code {{code}} (your family can pay with number and code). Cash is taken at the window too. {{link}}',
      sms: '{{title}}, {{amount}}, due by {{day}}. Bill {{number}}, code {{code}}. {{link}}',
    },
  },
  {
    code: 'payment.paid',
    audience: 'residents',
    titleZh: '缴费成功',
    titleEn: 'A bill was paid',
    values: ['title', 'amount', 'channel', 'number'],
    zh: {
      subject: '已收到 {{amount}}',
      body: '已收到您的{{title}} {{amount}}（{{channel}}），账单 {{number}}。收据请打开查看：{{link}}',
      sms: '已收到{{title}}{{amount}}，账单{{number}}。{{link}}',
    },
    en: {
      subject: '{{amount}} received',
      body: 'We received {{amount}} for {{title}} ({{channel}}), bill {{number}}. Your receipt: {{link}}',
      sms: 'Received {{amount}} for {{title}}, bill {{number}}. {{link}}',
    },
  },
  {
    code: 'payment.refunded',
    audience: 'residents',
    titleZh: '退款完成',
    titleEn: 'Money went back',
    values: ['title', 'amount', 'number'],
    zh: {
      subject: '已退款 {{amount}}',
      body: '{{title}}（账单 {{number}}）已退款 {{amount}}，按原来的付款方式退回。{{link}}',
      sms: '{{title}}已退款{{amount}}，账单{{number}}。{{link}}',
    },
    en: {
      subject: '{{amount}} went back',
      body: '{{amount}} for {{title}} (bill {{number}}) went back the way it came. {{link}}',
      sms: '{{amount}} for {{title}}, bill {{number}}, went back. {{link}}',
    },
  },
];
