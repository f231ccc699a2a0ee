import type { DepartmentSeed, SkillSeed } from './types.ts';

const skill = (
  code: string,
  nameZh: string,
  nameEn: string,
  ...categoryPrefixes: string[]
): SkillSeed => ({ code, nameZh, nameEn, categoryPrefixes });

/**
 * The eleven departments 站所 of a market town. Power, telecom, gas and bus companies are no
 * departments of the town: the department that leads such a category holds the contact.
 */
export const defaultDepartments: readonly DepartmentSeed[] = [
  {
    code: 'office',
    nameZh: '党政综合办公室（镇域运行中心）',
    nameEn: 'Party and Government Office (Town Operation Centre)',
    shortZh: '综合办',
    phoneExtension: '8001',
    dutyZh: '值班派单、热线、信访接待、矛盾调解、政务咨询与督办',
    skills: [
      skill('mediation', '人民调解', 'Mediation', '021201', '021203', '021206'),
      skill('public-answers', '政务答复', 'Answers to the public', '0214', '020411', '020309'),
    ],
  },
  {
    code: 'city-management',
    nameZh: '综合行政执法队',
    nameEn: 'Town Enforcement Team',
    shortZh: '执法队',
    phoneExtension: '8002',
    dutyZh: '占道经营、违法搭建、户外广告、噪声油烟、绿化与市容秩序',
    skills: [
      skill('street-order', '街面秩序', 'Street order', '0202', '0203'),
      skill('greening', '园林绿化', 'Greenery', '0104', '020208'),
      skill('noise-air', '噪声油烟扬尘', 'Noise, fumes and dust', '0204'),
      skill('signs', '广告招牌', 'Signs', '010304', '020206', '020108'),
    ],
  },
  {
    code: 'sanitation',
    nameZh: '环境卫生管理所',
    nameEn: 'Sanitation Office',
    shortZh: '环卫所',
    phoneExtension: '8003',
    dutyZh: '清扫保洁、垃圾收运、公厕管理、垃圾收集设施',
    skills: [
      skill('sweeping', '清扫冲洗', 'Sweeping and washing', '020101', '020106'),
      skill('collection', '垃圾收运', 'Refuse collection', '020102', '020103', '020104', '020105'),
      skill('sanitation-facilities', '环卫设施维修', 'Sanitation facilities', '0103', '020107'),
    ],
  },
  {
    code: 'construction',
    nameZh: '村镇建设办公室',
    nameEn: 'Construction and Planning Office',
    shortZh: '村建办',
    phoneExtension: '8004',
    dutyZh: '道路桥梁、路灯井盖、排水管网、建房审批、房屋安全、工地监管',
    skills: [
      skill('roads', '道路桥梁养护', 'Roads and bridges', '0102'),
      skill('lighting', '路灯电工', 'Street lighting', '010102', '010103'),
      skill('drains', '管网疏通', 'Drains', '010101', '010110', '020110'),
      skill(
        'building-control',
        '建房与工地监管',
        'Building control',
        '0207',
        '010501',
        '010502',
        '020807',
      ),
    ],
  },
  {
    code: 'agriculture',
    nameZh: '农业农村办公室',
    nameEn: 'Agriculture and Rural Affairs Office',
    shortZh: '农业办',
    phoneExtension: '8005',
    dutyZh: '农技植保、动物防疫、惠农补贴、耕地保护、村庄保洁、秸秆禁烧',
    skills: [
      skill('crops', '农技植保', 'Crop advice', '020601', '020604', '020605', '020608'),
      skill('veterinary', '动物防疫', 'Veterinary', '020602', '020409', '020112', '020105'),
      skill('village-cleaning', '村庄保洁', 'Village cleaning', '0201', '010301'),
      skill('farm-services', '惠农服务', 'Farm services', '020606', '020609', '020405'),
    ],
  },
  {
    code: 'emergency',
    nameZh: '应急消防管理所',
    nameEn: 'Emergency and Fire Office',
    shortZh: '应急所',
    phoneExtension: '8006',
    dutyZh: '火灾扑救、防汛抢险、地质灾害、安全生产、用电用气安全',
    skills: [
      skill('firefighting', '灭火救援', 'Firefighting and rescue', '020801', '020802', '020507'),
      skill('safety-inspection', '安全检查', 'Safety inspection', '0208'),
      skill(
        'electric-gas',
        '用电用气抢险',
        'Electricity and gas',
        '010107',
        '010108',
        '020803',
        '020806',
      ),
      skill('disaster', '防灾减灾', 'Disaster prevention', '020305', '020703', '0205'),
    ],
  },
  {
    code: 'police',
    nameZh: '派出所',
    nameEn: 'Police Station',
    shortZh: '派出所',
    phoneExtension: '8007',
    dutyZh: '治安警情、交通秩序、户籍证件、反诈、校园安全',
    skills: [
      skill('public-order', '治安处置', 'Public order', '0209', '021202', '021303'),
      skill('traffic', '交通管理', 'Traffic', '0203', '010203', '010205', '021301', '021304'),
      skill('register', '户籍证件', 'Household register', '021403', '010210'),
    ],
  },
  {
    code: 'health',
    nameZh: '卫生院（公共卫生）',
    nameEn: 'Clinic (Public Health)',
    shortZh: '卫生院',
    phoneExtension: '8008',
    dutyZh: '公共卫生、传染病处置、预防接种、病媒消杀、急救',
    skills: [
      skill('disease-control', '疫情处置', 'Disease control', '021101', '020111'),
      skill('clinic-services', '医疗服务', 'Clinic services', '021102', '021103'),
    ],
  },
  {
    code: 'civil-affairs',
    nameZh: '社会事务办公室（民政、人社）',
    nameEn: 'Social Affairs Office (Welfare and Labour)',
    shortZh: '民政办',
    phoneExtension: '8009',
    dutyZh: '社会救助、养老助残、儿童保护、殡葬、社保医保、劳动维权、文体设施',
    skills: [
      skill(
        'welfare',
        '救助养老',
        'Welfare and elder care',
        '021104',
        '021105',
        '021106',
        '021107',
        '021108',
      ),
      skill('labour', '劳动维权', 'Labour rights', '021204', '021205'),
      skill('insurance', '社保医保', 'Insurance', '021402'),
    ],
  },
  {
    code: 'water',
    nameZh: '水利站',
    nameEn: 'Water Station',
    shortZh: '水利站',
    phoneExtension: '8010',
    dutyZh: '农村供水、河道管理、堤防水库、灌溉渠系、防汛',
    skills: [
      skill('water-supply', '供水抢修', 'Water supply', '010104', '010105', '020503'),
      skill('river-care', '河道管护', 'River care', '0205'),
      skill('water-works', '水利工程', 'Water works', '0105', '020603'),
    ],
  },
  {
    code: 'market-supervision',
    nameZh: '市场监督管理所',
    nameEn: 'Market Supervision Office',
    shortZh: '市监所',
    phoneExtension: '8011',
    dutyZh: '食品药品、计量价格、消费维权、证照、特种设备、农贸市场',
    skills: [
      skill('food-drugs', '食品药品检查', 'Food and drugs', '021001', '021006', '021302'),
      skill('consumer', '消费维权', 'Consumer rights', '0210', '020204'),
      skill('special-equipment', '特种设备', 'Lifts and rides', '021008'),
    ],
  },
];

/**
 * Codes of the skills of a department that fit a category; empty when none is named, so that
 * anyone of the department may go.
 */
export function skillsFor(departmentCode: string, categoryCode: string): string[] {
  const department = defaultDepartments.find((one) => one.code === departmentCode);
  return (department?.skills ?? [])
    .filter((one) => one.categoryPrefixes.some((prefix) => categoryCode.startsWith(prefix)))
    .map((one) => one.code);
}
