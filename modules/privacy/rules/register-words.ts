/** Words of the register, for sheets and papers; the screens have their own. */
import type { LegalBasis, Mask } from '#platform/manifest/index.ts';

export const basisNames: Readonly<Record<LegalBasis, { readonly zh: string }>> = {
  duty: { zh: '履行法定职责（第十三条第三项）' },
  consent: { zh: '个人同意（第十三条第一项）' },
  contract: { zh: '订立、履行合同（第十三条第二项）' },
  employment: { zh: '人力资源管理（第十三条第二项）' },
  emergency: { zh: '应对突发事件（第十三条第四项）' },
};

export const maskNames: Readonly<Record<Mask, string>> = {
  name: '张* / 张*三',
  phone: '138****5678',
  idNumber: '110***********002X',
  bankCard: '**** **** **** 0128',
  address: '到村、街道',
  plate: '粤B·***12',
  email: 'z***@qq.com',
  text: '号码隐去',
  withheld: '不展示',
  none: '全文',
};
