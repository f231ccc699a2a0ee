/** English words of the tables that were written down in Chinese: by their Chinese words. */
import type { Eligibility } from '../contract/eligibility.ts';

const english: Readonly<Record<string, string>> = {
  是: 'Yes',
  不是: 'No',
  有: 'Yes',
  没有: 'No',
  在: 'Yes',
  不在: 'No',
  满了: 'Yes',
  没满: 'Not yet',
  还没有: 'Not yet',
  不满: 'No',
  本镇: 'In this town',
  外地: 'Elsewhere',
  都不是: 'None of these',
  不清楚: 'Not sure',
  没有参加: 'None',
  参加了: 'Yes',
  在领: 'Yes',
  '可以申领。': 'You can have it.',
  '可以申请。': 'You can apply.',
  '户口在本镇吗？': 'Registered in this town?',
  '孩子到 8 月 31 日满 6 周岁了吗？': 'Is the child 6 by 31 August?',
  '户口在哪里？': 'Where is the child registered?',
  '父母一方有本镇居住证吗？': 'Has one of the parents a residence permit of this town?',
  '小学一年级招收 8 月 31 日前满 6 周岁的孩子，请明年再报名。':
    'The first year takes children who are 6 by 31 August; please enrol next year.',
  '可以报名，按户口和实际住址安排学校。':
    'You can enrol the child; the school follows from the register and the home.',
  '可以报名，持居住证的孩子和本地孩子一样安排。':
    'You can enrol the child; with a permit it is placed like local children.',
  '外地户口的孩子凭父母居住证报名，请先申领居住证。':
    'Children registered elsewhere enrol with a parent’s residence permit: please get that first.',
  '有《出生医学证明》吗？': 'Is there a medical certificate of birth?',
  '父母至少一方是本镇户口吗？': 'Is at least one parent registered in this town?',
  '孩子随父亲或母亲落户，请到父母户口所在地派出所办理。':
    'Children are registered with a parent: please go to the police station of that place.',
  '可以网上申报，到窗口交回出生医学证明副页。':
    'You can do it online; hand the second page of the certificate in at the window.',
  '没有出生医学证明的，需到窗口当面核实。':
    'Without the certificate it is looked into at the window.',
  '在本镇登记居住满半年了吗？': 'Have you been recorded as living here for half a year?',
  '属于下面哪一种？': 'Which is true?',
  在这里上班或做生意: 'I work or do business here',
  '租房、买房或住单位宿舍': 'I rent or own a home, or live in staff quarters',
  在这里上学: 'I go to school here',
  '要登记居住满半年才能领证。请先到派出所登记居住信息，半年后再来。':
    'It takes half a year on record. Have your stay recorded at the police station and come back then.',
  '需要有就业、住所或就读三者之一。': 'Work, a home or school here: one of them is needed.',
  '满 60 周岁了吗？': 'Are you 60?',
  三个月内满: 'Within three months',
  '参加的是哪种养老保险？': 'Which pension are you in?',
  '城乡居民（农保）': 'Residents’ pension',
  职工养老保险: 'Employees’ pension',
  '缴费满 15 年吗？': 'Have you paid for 15 years?',
  '满了，或当年已满 60 岁不用缴': 'Yes, or 60 when it began',
  '满 60 周岁的前一个月起可以申请。': 'You can apply from a month before you are 60.',
  '职工养老保险由县社保中心办理，窗口可以帮您转过去。':
    'The county’s centre does the employees’ pension; the window passes you on.',
  '没有参保，不能领取；未满 60 周岁的可以先参保。':
    'Without having joined there is none; under 60 you can still join.',
  '缴费不满 15 年的，可以补缴，请到窗口算一下。':
    'With less than 15 years the rest can be paid; the window works it out.',
  '老人满 80 周岁了吗？': 'Is the person 80?',
  '在别处领高龄津贴吗？': 'Is such an allowance paid elsewhere?',
  '满 80 周岁才能领；满 60 周岁的可以先办老年人优待证。':
    'It is paid from 80; from 60 there is the senior card.',
  '高龄津贴由户口所在地发放，请在那里申请。':
    'It is paid where one is registered; please apply there.',
  '只能在一处领取；户口迁来的，请先停掉那边的。':
    'It is paid in one place only; please end it there first.',
  '可以申请。子女代办的，带上自己的身份证。':
    'You can apply. Children who apply for a parent bring their own card.',
  '现在住在本镇吗？': 'Do you live in this town?',
  住在本镇: 'Yes',
  不住本镇: 'No',
  '满 60 周岁就可以来办。': 'You can have it from 60 on.',
  '不住本镇的，请在居住地办；只有户口在这里的，请到窗口问一下。':
    'Please have it made where you live; if you are only registered here, ask at the window.',
  '可以办理，不限户口。': 'You can have it, wherever you are registered.',
  '全家平均每人每月收入大约多少？': 'Income a head and month, about?',
  '700 元以下': 'Below 700 yuan',
  '700 到 1050 元': '700 to 1,050 yuan',
  '1050 元以上': 'Above 1,050 yuan',
  '家里有没有经营性用车、商品房出租或大额存款？':
    'Does the family have a car for business, a flat that is let, or large savings?',
  '家庭财产超过规定。遇到突发困难，可以申请临时救助。':
    'The family owns more than allowed. In sudden need there is emergency relief.',
  '收入高于低保和低保边缘标准；一时困难可以申请临时救助。':
    'The income is above the standard; in a difficult moment there is emergency relief.',
  '可能属于低保边缘家庭，请到窗口一起算一算。':
    'You may be just above the line: please come and work it out together.',
  '户口不在本镇的，持居住证可以在居住地提出，由窗口转交。':
    'Registered elsewhere, you may hand it in here with a residence permit; the window passes it on.',
  '可以申请。工作人员会上门了解情况。': 'You can apply. Somebody will come and see.',
  '是不是突然遇到的困难（火灾、车祸、大病等）？':
    'Did it come suddenly (fire, accident, grave illness)?',
  '不是，一直困难': 'No, it has long been so',
  '眼下吃饭、看病、上学有没有着落？': 'Are food, treatment and school provided for now?',
  没有着落: 'No',
  还过得去: 'Yes, somehow',
  '长期困难的，可以申请最低生活保障。': 'For lasting need there is the minimum allowance.',
  '可能不符合急难的条件，请到窗口说说情况。':
    'It may not count as an emergency; please tell the window.',
  '可以申请，不限户口；紧急的先救助后补手续。':
    'You can apply wherever registered; in urgent need help comes first, papers after.',
  '有医院的病历或诊断书吗？': 'Are there records or a diagnosis of a hospital?',
  '户口不在本镇的也可以跨省通办，请到窗口登记。':
    'Registered elsewhere it can be done, too: please come to the window.',
  '先到医院看一看，有了诊断再申请；走不动的，窗口帮您约上门评定。':
    'See a hospital first. If you cannot walk, the window arranges for a visit at home.',
  '可以申请，再到指定医院评定。': 'You can apply; a hospital named for it then assesses you.',
  '有残疾人证吗？': 'Is there a disability card?',
  '残疾等级是？': 'Which grade?',
  一级或二级: '1 or 2',
  三级或四级: '3 or 4',
  '家里是低保或低保边缘家庭吗？': 'Is the family on the minimum allowance or just above it?',
  '要先有残疾人证。': 'The disability card comes first.',
  '可以申请护理补贴；是低保的，还可以同时领生活补贴。':
    'You can apply for the care allowance, and on the minimum allowance for both.',
  '可以申请困难残疾人生活补贴。': 'You can apply for the living allowance.',
  '三、四级残疾只有低保和低保边缘家庭可以领生活补贴。':
    'With grades 3 and 4 it is for families on the minimum allowance or just above it.',
  '在本县参加医保吗？': 'Insured in this county?',
  '有二级以上医院的诊断和检查报告吗？': 'Diagnosis and reports of a larger hospital?',
  '要先参加医保。': 'Please join the insurance first.',
  '请先到县医院检查诊断；高血压、糖尿病也可以在卫生院由家庭医生办。':
    'Please see the county hospital first; for high blood pressure and diabetes the family doctor will do.',
  '是本村集体经济组织成员吗？': 'Are you a member of the village collective?',
  '现在的住房情况？': 'What home do you have?',
  没有宅基地: 'No homestead',
  '一处，要翻建或扩建': 'One, to be rebuilt or enlarged',
  '已有一处，想再批一处': 'One, and I want another',
  '要建在什么地上？': 'On what land?',
  原宅基地或村内空地: 'The old homestead, or free land in the village',
  耕地或基本农田: 'Farmland',
  '只有本村集体经济组织成员可以申请宅基地。':
    'Only members of the village collective can apply for a homestead.',
  '农村村民一户只能拥有一处宅基地；已成年分户的，请先分户再申请。':
    'One homestead a family; grown-up children register a household of their own first.',
  '不得占用永久基本农田建房，请另选地方。':
    'No building on protected farmland; please choose another place.',
  '不清楚地类的，请到联审窗口查图。': 'Please look at the map of land at the window.',
  '可以申请翻建、扩建。': 'You can apply for rebuilding or enlarging.',
  '可以申请新建。': 'You can apply for a new house.',
  '树在哪里？': 'Where are the trees?',
  '房前屋后、自留地': 'Around the house, on a private plot',
  '自留山、承包林地': 'On a private hill, in contracted forest',
  '公路、河边、生态公益林': 'Along a road or river, in protected forest',
  '采伐自留地和房前屋后个人所有的零星林木，不用办证，可以直接采伐。':
    'Single trees of your own around the house or on a private plot need no permit.',
  '公益林、护路护岸林有专门规定，请到窗口咨询。':
    'Protected forest and trees along roads and banks have rules of their own; please ask at the window.',
  '打算卖什么？': 'What do you want to sell?',
  '现做现卖的饭菜、小吃、饮品': 'Meals, snacks or drinks made on the spot',
  '散装食品、熟食': 'Loose or cooked food',
  只卖预包装食品: 'Only packed food',
  '有营业执照吗？': 'Is the business registered?',
  '先办营业执照，两件事可以一起办。': 'Register the business first; both can be done together.',
  '只卖预包装食品不用许可，备案就行，窗口当场办。':
    'Packed food needs no licence: it is only reported, at the window, at once.',
  '可以申请，受理后会有人到店里看。': 'You can apply; somebody will then come and see the shop.',
};

/** The table with English words wherever it has none and they are known. */
export function withEnglish({ questions, rules }: Eligibility): Eligibility {
  const said = <T extends { readonly zh: string; readonly en?: string }>(one: T): T => {
    const en = one.en ?? english[one.zh];
    return en === undefined ? one : { ...one, en };
  };
  return {
    questions: questions.map((question) => ({
      ...said(question),
      options: question.options.map(said),
    })),
    rules: rules.map(said),
  };
}
