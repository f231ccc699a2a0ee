/** Illness and medical insurance. */
import {
  account,
  applicant,
  choice,
  count,
  day,
  itemOf,
  line,
  lines,
  photos,
  tableOf,
  when,
} from './build.ts';

const insurance = { department: 'civil-affairs', window: '便民服务中心一楼 医保窗口' } as const;

export const healthInsurance = {
  'medical-insurance-enrol': itemOf({
    ...insurance, zh: '城乡居民医保参保登记', en: 'Joining the residents’ medical insurance', kind: 'register',
    sum: '没有职工医保的居民、新生儿、学生参保；新生儿出生 90 天内参保，出生起就能报销。', words: '医保 参保 新农合 交医保 新生儿医保',
    who: '不属于职工医保的本镇居民、持居住证人员、在校学生、新生儿。',
    conditions: ['没有参加职工基本医疗保险'],
    materials: ['居民身份证或户口簿|o', '?居住证|c|外地户口', '?出生医学证明|c|新生儿'],
    days: [5, 1], basis: ['《中华人民共和国社会保险法》第二十五条', '《基本医疗保险参保管理经办规程（暂行）》（医保办发〔2021〕5号）'],
    result: '参保登记回执', ways: ['electronic', 'pickUp'],
    form: [...applicant, choice('who', '给谁参保', '本人|新生儿|孩子|父母'), when('who', '新生儿|孩子|父母', line('otherName', '参保人姓名')), when('who', '孩子|父母', line('otherId', '参保人身份证号', { format: 'identity-number' })), when('who', '新生儿', day('otherBirth', '出生日期'))],
  }),
  'medical-elsewhere': itemOf({
    ...insurance, zh: '异地就医备案', en: 'Treatment elsewhere in the country', kind: 'confirmation',
    sum: '到外地看病先备案，出院直接结算，不用回来报销。', words: '异地就医 外地看病 转院 转诊 备案 省外住院',
    who: '长期在外地居住、工作的参保人，或需要转到外地看病的参保人。',
    conditions: ['本县医保正常参保'],
    materials: ['医保电子凭证或社保卡|e', '?转诊意见|c|转外就医', '?居住证等|c|长期异地居住'],
    days: [2, 1], basis: ['《国家医保局 财政部关于进一步做好基本医疗保险跨省异地就医直接结算工作的通知》（医保发〔2022〕22号）'],
    result: '备案成功通知', ways: ['electronic'],
    form: [...applicant, choice('kind', '属于哪一种', '转诊|急诊抢救|退休异地安置|长期居住|外出务工'), line('place', '到哪个省、市就医'), day('from', '从哪天开始'), when('kind', '转诊', photos('proof', '拍转诊意见'))],
  }),
  'chronic-clinic': itemOf({
    ...insurance, zh: '门诊慢特病待遇认定', en: 'Recognition of a chronic illness', kind: 'confirmation',
    sum: '高血压、糖尿病、尿毒症透析、肿瘤门诊等，认定后门诊也能报销。', words: '慢性病 特殊病种 高血压 糖尿病 门诊报销 透析 慢病卡',
    who: '患有规定病种的参保人。',
    conditions: ['正常参保', '二级以上医院诊断，符合认定标准'],
    materials: ['社保卡|o', '病历、检查报告|c|近两年', '门诊慢特病认定表|o|医生签字'],
    days: [15, 7], basis: ['《医疗保障基金使用监督管理条例》第二条', '《国务院办公厅关于建立健全职工基本医疗保险门诊共济保障机制的指导意见》（国办发〔2021〕14号）'],
    result: '认定结果，次日起享受待遇', ways: ['electronic', 'pickUp'],
    check: tableOf(
      { insured: '在本县参加医保吗？|yes=参加了|no=没有', paper: '有二级以上医院的诊断和检查报告吗？|yes=有|no=没有' },
      [
        [{ insured: 'no' }, 'instead:medical-insurance-enrol', '要先参加医保。'],
        [{ paper: 'no' }, 'window', '请先到县医院检查诊断；高血压、糖尿病也可以在卫生院由家庭医生办。'],
        [{}, 'can', '可以申请。', '病历和检查报告', '医生签字的认定表'],
      ],
    ),
    form: [...applicant, choice('illness', '申请的病种', '高血压（高危以上）|糖尿病|冠心病|脑卒中后遗症|慢性肾衰竭透析|恶性肿瘤门诊|精神障碍|其他'), when('illness', '其他', line('other', '病名')), line('hospital', '诊断的医院'), photos('report', '拍病历和检查报告'), photos('doctor', '拍医生签字的认定表')],
  }),
  'medical-assistance': itemOf({
    ...insurance, zh: '医疗救助申请', en: 'Medical relief', kind: 'benefit',
    sum: '大病花费多，医保报销后自己负担仍然重的，可以再申请救助。', words: '大病救助 医疗救助 看不起病 二次报销 因病致贫',
    who: '低保、特困、易返贫致贫人口、低保边缘家庭成员，以及因病致贫重病患者。',
    conditions: ['经基本医保、大病保险报销后，个人负担仍较重'],
    materials: ['居民身份证|o', '~医保结算单|e', '?诊断证明|c|未联网结算时', '?核对授权书|o|因病致贫申请时'],
    days: [20, 10], basis: ['《社会救助暂行办法》第二十七条至第三十一条', '《国务院办公厅关于健全重特大疾病医疗保险和救助制度的意见》（国办发〔2021〕42号）'],
    result: '救助金打到银行卡', ways: ['electronic'],
    form: [...applicant, choice('kind', '属于哪一类', '低保|特困|易返贫致贫|低保边缘|因病致贫'), line('illness', '什么病'), count('own', '自己负担了大约多少元', [0, 2000000]), lines('story', '请说说情况'), photos('bills', '拍结算单'), ...account],
  }),
  'family-doctor': itemOf({
    department: 'health', window: '卫生院公共卫生科', zh: '家庭医生签约', en: 'Family doctor', kind: 'service',
    sum: '和家庭医生签约，免费随访、用药指导、预约转诊；老人和慢病人优先。', words: '家庭医生 签约 随访 村医 上门看病',
    who: '本镇常住居民；65 岁以上老人、孕产妇、儿童、残疾人、慢病患者优先。',
    conditions: ['在本镇居住'],
    materials: ['居民身份证|o'],
    days: [3, 1], basis: ['《关于推进家庭医生签约服务高质量发展的指导意见》（国卫基层发〔2022〕10号）'],
    result: '签约协议书（电子）', ways: ['electronic', 'pickUp'],
    form: [...applicant, choice('group', '您属于', '65 岁以上老人|孕产妇|0–6 岁儿童|残疾人|高血压|糖尿病|一般居民'), choice('visit', '需要上门吗', '不需要|行动不便，需要上门')],
  }),
} as const; // biome-ignore format: one line a member keeps an item on one screen
