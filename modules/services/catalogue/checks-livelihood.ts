/** Can I have it? For relief, illness, house and land, work and business. */
import { checkOf } from './checks.ts';

export const checksOfLivelihood = {
  'extreme-poverty': checkOf(
    {
      who: ['申请的是什么人？', 'For whom is it?', 'old=60 周岁以上的老人/Somebody of 60 or older', 'disabled=残疾人（一、二级，或三级智力、精神）/Somebody with a severe disability', 'child=未满 16 周岁的孩子/A child under 16', 'other=都不是/None of these'],
      income: ['有养老金以外的稳定收入或较多存款吗？', 'Is there a steady income besides the basic pension, or larger savings?', 'no=没有/No', 'yes=有/Yes'],
      kin: ['有子女、父母、配偶能赡养抚养吗？', 'Is there a child, parent or spouse who can provide?', 'none=没有/Nobody', 'unable=有，但他们也没有能力/Yes, but they cannot', 'yes=有，能负担/Yes, and they can'],
    },
    [
      [{ who: 'other' }, 'instead:minimum-allowance', '特困供养给老人、残疾人和孩子；家里困难的可以申请低保。', 'This is for the old, the disabled and children; families in need can ask for the minimum allowance.'],
      [{ kin: 'yes' }, 'instead:minimum-allowance', '有人能赡养的不属于特困；家里仍困难的可以申请低保。', 'Whoever is provided for is not covered; the minimum allowance may help.'],
      [{ income: 'yes' }, 'window', '收入和财产要核对，请到窗口一起算一算。', 'Income and savings are looked into; please come and work it out together.', '收入和存款的材料'],
      [{ kin: 'unable' }, 'can', '可以申请，要核对义务人有没有能力。', 'You can apply; whether relatives can provide is looked into.', '义务人的残疾证、服刑或低保材料'],
      [{}, 'can', '可以申请，工作人员会上门了解情况。', 'You can apply; somebody will come and see.', '核对授权书'],
    ],
  ),
  'orphan-allowance': checkOf(
    {
      age: ['孩子满 18 周岁了吗？', 'Is the child 18 or older?', 'no=没有/No', 'school=满了，还在读书/Yes, still at school', 'yes=满了，不读书了/Yes, no longer at school'],
      parents: ['父母的情况？', 'What of the parents?', 'both=都去世或失踪/Both dead or missing', 'one=一方去世或失踪，另一方重病、重残、服刑、失联等/One dead or missing, the other gravely ill, disabled, in prison, out of reach or the like', 'unable=都在，但都重残、服刑、失联等/Both there, but both disabled, in prison, out of reach or the like', 'able=有一方能抚养/One of them can care for the child'],
    },
    [
      [{ age: 'yes' }, 'cannot', '基本生活费发到 18 周岁；生活困难的可以申请临时救助。', 'It is paid until 18; emergency relief may help in need.'],
      [{ parents: 'able' }, 'instead:temporary-relief', '有父母抚养的不属于；家里一时困难可以申请临时救助。', 'Not for children with a parent who can care; emergency relief may help the family.'],
      [{ age: 'school' }, 'window', '满 18 周岁在读的，可以继续享受助学资助，请到窗口办。', 'At 18 and still at school other aid goes on; please come to the window.', '在校证明'],
      [{ parents: 'both' }, 'can', '可以申请孤儿基本生活费。', 'You can apply, as for an orphan.', '父母死亡或宣告失踪的材料'],
      [{}, 'can', '可以申请事实无人抚养儿童基本生活费。', 'You can apply, as for a child whom in fact nobody cares for.', '父母重病、残疾、服刑或失联的材料'],
    ],
  ),
  'legal-aid': checkOf(
    {
      matter: ['是什么事？', 'What is it about?', 'wage=讨薪、工伤（农民工）/Wages or an injury at work (migrant workers)', 'violence=家庭暴力、见义勇为、军人军属、烈士近亲属/Violence at home, rescuing others, soldiers’ families, kin of martyrs', 'civil=赡养、抚养、交通事故、土地等纠纷/Support, accidents, land and other disputes', 'crime=被告人没有请律师/Accused of a crime, without a lawyer', 'business=做生意的合同纠纷/A business contract'],
      income: ['家里经济情况？', 'How is the family off?', 'poor=低保、特困或收入低于标准/On an allowance, or below the standard', 'fine=高于标准/Above it'],
    },
    [
      [{ matter: 'business' }, 'cannot', '经营纠纷不在法律援助范围，可以免费咨询 12348 或请人民调解。', 'Business disputes are not covered; advice is free at 12348, and mediators may help.'],
      [{ matter: 'wage|violence' }, 'can', '可以申请，不看收入。', 'You can apply whatever your income.', '工资欠条、考勤、报警回执等材料'],
      [{ matter: 'crime' }, 'window', '刑事案件由办案机关通知或直接申请，请到工作站说明。', 'In criminal cases the authority tells us, or you ask; please come to the station.', '拘留、起诉的文书'],
      [{ income: 'poor' }, 'can', '可以申请，如实说明经济情况，不用开证明。', 'You can apply; say truthfully how you are off, no papers are needed.', '经济困难说明、案件材料'],
      [{}, 'cannot', '收入高于标准的不能免费请律师，可以免费咨询 12348 或请人民调解。', 'Above the standard there is no free lawyer; advice is free at 12348, and mediators may help.'],
    ],
  ),
  'medical-insurance-enrol': checkOf(
    {
      worker: ['现在有职工医保吗？', 'Is the person in the employees’ insurance?', 'no=没有/No', 'yes=有/Yes'],
      who: ['给谁参保？', 'Who is to join?', 'local=本镇户口的居民/Somebody registered here', 'baby=出生 90 天内的新生儿/A baby within 90 days', 'permit=外地户口，有居住证或在本镇上学/Registered elsewhere, with a residence permit or at school here', 'away=外地户口，没有居住证/Registered elsewhere, no permit'],
      time: ['什么时候参保？', 'When?', 'term=集中缴费期（9 到 12 月）/In the season, September to December', 'late=已经过了集中缴费期/After the season'],
    },
    [
      [{ worker: 'yes' }, 'cannot', '不能重复参保；停了职工医保后 3 个月内来办，没有等待期。', 'One cannot be insured twice; within 3 months of leaving the other you join without waiting.'],
      [{ who: 'away' }, 'instead:residence-permit', '要先有本镇居住证，或在户口所在地参保。', 'A residence permit comes first, or join where you are registered.'],
      [{ who: 'baby' }, 'can', '可以参保，出生那天起的费用都能报销。', 'The baby can join and is covered from the day of birth.', '出生医学证明或户口簿'],
      [{ time: 'late' }, 'window', '过了集中缴费期，一般有 3 个月等待期，个别人群除外，请到窗口问清楚。', 'After the season there is a wait of 3 months, with exceptions; please ask at the window.'],
      [{ who: 'permit' }, 'can', '可以参保。', 'They can join.', '居住证或在校证明'],
      [{}, 'can', '可以参保。', 'They can join.'],
    ],
  ),
  'medical-elsewhere': checkOf(
    {
      insured: ['在本县参加医保并正常缴费吗？', 'Insured in this county and paid up?', 'yes=是/Yes', 'no=没有参保或断缴/No, or not paid'],
      kind: ['为什么去外地看病？', 'Why elsewhere?', 'live=长期在外地住、打工、养老/Living, working or retired there', 'refer=医院让转到外地/Sent there by a hospital', 'emergency=外出时突发急病/Fell ill while away', 'self=自己想去大医院看/My own choice'],
    },
    [
      [{ insured: 'no' }, 'instead:medical-insurance-enrol', '要先参保，断缴的先补缴。', 'Join first, or pay what is missing.'],
      [{ kind: 'live' }, 'can', '可以备案，备案后长期有效，两边都能用。', 'You can report it; it holds for good, and both places count.', '居住证、劳动合同或房产证'],
      [{ kind: 'refer' }, 'can', '可以备案，一次管 6 个月。', 'You can report it; it holds for 6 months.', '转诊意见'],
      [{ kind: 'emergency' }, 'can', '急诊抢救视同已备案，可以补登记。', 'Emergencies count as reported; it is only written down.', '急诊病历'],
      [{}, 'can', '可以备案，直接结算，报销比例低 10 到 20 个百分点。', 'You can report it and settle there, at 10 to 20 points less.'],
    ],
  ),
  'medical-assistance': checkOf(
    {
      group: ['属于哪一类？', 'Which is true?', 'listed=低保、特困、易返贫致贫、低保边缘/On an allowance, or listed as at risk', 'ill=都不是，但看病花得家里过不下去/None, but the illness leaves us without means', 'none=都不是/Neither'],
      settled: ['医保和大病保险报销过了吗？', 'Has the insurance paid its part?', 'yes=报过了/Yes', 'no=还没有/Not yet', 'uninsured=没有参保/Not insured'],
    },
    [
      [{ settled: 'uninsured' }, 'instead:medical-insurance-enrol', '医疗救助在医保报销之后；请先参保，急难的可以申请临时救助。', 'Relief comes after the insurance: join first; emergency relief is there for what cannot wait.'],
      [{ group: 'none' }, 'instead:temporary-relief', '不在救助对象里的，一时困难可以申请临时救助。', 'Not for everybody; emergency relief may help in a difficult moment.'],
      [{ settled: 'no' }, 'window', '先报销医保，系统会自动算救助；没联网的票据带到窗口。', 'The insurance pays first and relief follows by itself; bring bills that were not settled online.', '医院票据'],
      [{ group: 'ill' }, 'can', '可以按因病致贫申请，要核对家庭经济状况。', 'You can apply; the means of the family are looked into.', '核对授权书、诊断证明'],
      [{}, 'can', '可以申请，身份信息由系统核对。', 'You can apply; the status is looked up.', '结算单'],
    ],
  ),
  'family-doctor': checkOf(
    {
      lives: ['住在本镇吗？', 'Do you live in this town?', 'yes=常住/Yes', 'no=不住这里/No'],
      signed: ['已经和别处的家庭医生签约了吗？', 'Have you signed with a doctor elsewhere?', 'no=没有/No', 'yes=签了/Yes'],
    },
    [
      [{ lives: 'no' }, 'cannot', '请在现在住的地方签约，看病随访才方便。', 'Please sign where you live, so that visits are possible.'],
      [{ signed: 'yes' }, 'window', '一个人同时只签一位，窗口帮您转签。', 'One doctor at a time: the window changes it for you.'],
      [{}, 'can', '可以签约，免费；老人、孕产妇、儿童、残疾人和慢病人优先。', 'You can sign, free of charge; the old, the pregnant, children, the disabled and the chronically ill come first.'],
    ],
  ),
  'dangerous-house': checkOf(
    {
      group: ['家里属于哪一类？', 'Which is true of the family?', 'listed=低保、特困、易返贫致贫、低保边缘/On an allowance, or listed as at risk', 'severe=因病因灾支出大、困难/In need after illness or disaster', 'none=都不是/Neither'],
      only: ['这是家里唯一的住房吗？', 'Is it the only home of the family?', 'yes=唯一/Yes', 'no=还有别的房/No'],
      grade: ['房子鉴定了吗？', 'Has the house been examined?', 'bad=C 级或 D 级/Grade C or D', 'fine=A 级或 B 级/Grade A or B', 'not=没有鉴定/Not yet'],
    },
    [
      [{ group: 'none' }, 'cannot', '补助给农村低收入家庭；要自己翻修的，请办建房审批。', 'The grant is for rural families of low income; to rebuild yourself, ask for approval of building.'],
      [{ only: 'no' }, 'cannot', '补助只给唯一住房。', 'It is for the only home of a family.'],
      [{ grade: 'fine' }, 'cannot', 'A、B 级是安全住房，不补助；房子有变化可以再鉴定。', 'Grades A and B are safe; it can be examined again if things change.'],
      [{ grade: 'not' }, 'window', '先由镇里免费鉴定，请到窗口登记；房子有倒塌危险的先搬出来。', 'The town has it examined for free: come to the window. If it may fall, move out first.', '房屋照片'],
      [{ group: 'severe' }, 'window', '先认定低收入家庭，窗口一起办。', 'Your need is recognised first; the window does both.', '病历或受灾材料'],
      [{}, 'can', '可以申请，先批后改，验收后拨款。', 'You can apply: approval first, payment when the work is accepted.', '鉴定报告'],
    ],
  ),
  'water-supply': checkOf(
    {
      net: ['附近通自来水了吗？', 'Is there a water main nearby?', 'yes=左邻右舍在用/Yes, the neighbours use it', 'no=没有/No', 'unsure=不清楚/Not sure'],
      kind: ['要办什么？', 'What do you need?', 'new=新房接水/A new connection', 'rename=改户主/Another holder'],
      papers: ['有房产证、宅基地证或建房批准书吗？', 'Do you have papers of the house or its approval?', 'yes=有/Yes', 'no=没有/No'],
    },
    [
      [{ net: 'no' }, 'cannot', '管网还没到，请向村里登记，扩网时优先接。', 'The main has not come so far; tell the village, to be among the first.'],
      [{ net: 'unsure' }, 'window', '请到水利站查一下管网图。', 'Please look at the map of mains at the water station.', '房屋位置'],
      [{ papers: 'no' }, 'window', '没有权属材料的，可由村委会出具居住说明，请到窗口问一下。', 'Without papers the village can state that you live there; please ask at the window.', '村委会说明'],
      [{ kind: 'rename' }, 'can', '可以过户，先结清水费。', 'You can change the holder once the bills are paid.', '原户号、双方身份证'],
      [{}, 'can', '可以开户，一般 5 个工作日内装表。', 'You can be connected, usually within 5 working days.', '房屋权属或建房批准材料'],
    ],
  ),
  'grain-subsidy': checkOf(
    {
      right: ['家里有承包地（确权证上有您家）吗？', 'Does your family hold contracted land?', 'yes=有/Yes', 'no=没有，地是租来的/No, it is rented', 'none=没有地/No land'],
      use: ['地现在怎样？', 'What of the land now?', 'tilled=自己种着/We till it', 'lent=流转给别人种/Let to somebody who tills it', 'idle=撂荒了/Lies idle', 'built=建房、挖塘、种树等改作他用/Built on, dug up or planted with trees'],
    },
    [
      [{ right: 'none' }, 'cannot', '补贴给有耕地承包权的农户。', 'It is for those who hold contracted farmland.'],
      [{ use: 'idle' }, 'cannot', '撂荒地不补；复耕以后下一年可以申报。', 'Nothing for idle land; till it again and apply next year.'],
      [{ use: 'built' }, 'cannot', '改作他用的耕地不补（退耕还林另有补贴）。', 'Nothing for land put to other use; turning fields into forest has a grant of its own.'],
      [{ right: 'no' }, 'window', '补贴原则上给承包户；合同写明归种地人的，请带合同到窗口。', 'As a rule it goes to the holder; if the contract gives it to the tiller, bring it to the window.', '流转合同'],
      [{ use: 'lent' }, 'can', '可以由承包户申报，写明谁在种。', 'The holder can apply; say who tills it.', '流转合同'],
      [{}, 'can', '可以申报，公示后发到社保卡。', 'You can apply; it is published, then paid.', '社会保障卡'],
    ],
  ),
  'sole-trader': checkOf(
    {
      place: ['有经营的地方吗？', 'Is there a place of business?', 'own=自己的房子/My own', 'rent=租的，有合同/Rented, with a contract', 'net=只在网上卖/Only online', 'none=还没有/Not yet'],
      trade: ['做什么生意？', 'Which trade?', 'plain=零售、理发、农家乐等一般行业/Retail, hairdressing, guesthouse and the like', 'licensed=餐饮、药品、烟花、危险品等要许可的/Food, medicine, fireworks and others with a licence', 'free=卖自家农产品、小额零工/Own farm goods, small odd jobs'],
      person: ['您的身份？', 'Who are you?', 'citizen=普通公民/A citizen', 'official=公务员、现役军人/Civil servant or soldier', 'minor=未满 16 周岁/Under 16'],
    },
    [
      [{ person: 'official|minor' }, 'cannot', '公务员、现役军人和未满 16 周岁的人不能登记。', 'Civil servants, soldiers and people under 16 cannot register.'],
      [{ trade: 'free' }, 'cannot', '卖自产农产品、零星小额劳务的，不用办执照，可以直接做。', 'No registration is needed to sell what you grow or for small odd jobs.'],
      [{ place: 'none' }, 'cannot', '先定下经营场所，租房、村集体提供的都行。', 'Find a place first; rented, or given by the village, will do.'],
      [{ place: 'net' }, 'window', '只做网店的，可以用网络经营场所登记，请到窗口办。', 'An online address will do for an online shop; please come to the window.', '平台出具的网址证明'],
      [{ trade: 'licensed' }, 'can', '可以登记；开业前还要办许可，可以一起申请。', 'You can register; the licence comes before opening, both can be asked for together.', '场所使用证明'],
      [{}, 'can', '可以登记，一般当天领照。', 'You can register, usually on the same day.', '场所使用证明'],
    ],
  ),
  'shop-sign': checkOf(
    {
      licence: ['有营业执照吗？', 'Is the business registered?', 'yes=有/Yes', 'no=没有/No'],
      spot: ['招牌放在哪里？', 'Where does the sign go?', 'front=自己店的门头/Above my own shop', 'roof=楼顶、立柱或墙面大牌/On a roof, a pole or a large wall', 'public=路边、树上、电杆上/On the road, a tree or a post'],
      size: ['会挡住窗户、消防救援口或邻居吗？', 'Does it cover windows, a rescue opening or the neighbours?', 'no=不会/No', 'yes=会/Yes'],
    },
    [
      [{ spot: 'public' }, 'cannot', '公共设施和树木上不能设招牌。', 'No signs on public things or trees.'],
      [{ licence: 'no' }, 'instead:sole-trader', '先办营业执照，招牌和店名要一致。', 'Register the business first: sign and name must agree.'],
      [{ spot: 'roof' }, 'window', '大型户外广告另走审批，请到窗口。', 'Large advertising has another procedure; please come to the window.', '结构安全材料'],
      [{ size: 'yes' }, 'cannot', '不能遮挡消防救援口和邻居采光，请改小后再报。', 'Rescue openings and neighbours’ light must stay free; make it smaller.'],
      [{}, 'can', '可以设置，报效果图就行。', 'You can put it up; a drawing is enough.', '效果图和现状照片'],
    ],
  ),
  'unemployment-register': checkOf(
    {
      age: ['年龄？', 'Your age?', 'in=16 周岁到退休年龄/16 to retirement', 'out=不满 16 周岁或已退休/Under 16 or retired'],
      now: ['现在有工作吗？', 'Do you work now?', 'none=没有/No', 'school=还在上学/At school', 'job=有工作，或在做生意、种着地/Yes: employed, in business or farming'],
      lives: ['住在本镇吗？', 'Do you live here?', 'yes=户口或常住在本镇/Yes, registered or settled', 'no=不在/No'],
      want: ['想找工作吗？', 'Do you want to work?', 'yes=想/Yes', 'no=暂时不想/Not now'],
    },
    [
      [{ age: 'out' }, 'cannot', '失业登记给 16 周岁到退休年龄的人。', 'It is for people from 16 to retirement.'],
      [{ now: 'school' }, 'cannot', '毕业离校后再登记。', 'Register after you leave school.'],
      [{ now: 'job' }, 'window', '有工作想换的，窗口可以介绍工作；种地收入低的也可以登记求职。', 'The window helps with finding another job, too.'],
      [{ want: 'no' }, 'cannot', '登记的条件是有就业要求，想找工作时随时来。', 'It is for those who want to work; come any time.'],
      [{ lives: 'no' }, 'cannot', '请在户口所在地或常住地登记。', 'Please register where you live.'],
      [{}, 'can', '可以登记，能享受介绍工作、免费培训和补贴。', 'You can register and have help with jobs, free training and allowances.'],
    ],
  ),
  'startup-loan': checkOf(
    {
      group: ['您属于哪一种？', 'Which is true of you?', 'listed=失业、返乡农民工、退役军人、高校毕业生、脱贫人口、农村自主创业/Unemployed, back from the city, veteran, graduate, out of poverty, or starting up in the country', 'firm=小微企业，招了重点群体/A small firm that employs such people', 'other=都不是/None'],
      licence: ['有营业执照吗？', 'Is the business registered?', 'yes=有/Yes', 'no=没有/No'],
      debt: ['有没还清的经营贷款或逾期记录吗？', 'Are there business loans not paid back, or payments overdue?', 'no=没有（房贷、车贷、助学贷款不算）/No; home, car and student loans do not count', 'yes=有/Yes'],
    },
    [
      [{ group: 'other' }, 'cannot', '创业担保贷款给重点就业群体；可以到银行问普通经营贷款。', 'These loans are for the groups named; banks have others.'],
      [{ licence: 'no' }, 'instead:sole-trader', '先办营业执照。', 'Register the business first.'],
      [{ debt: 'yes' }, 'cannot', '有其他经营贷款或逾期的，结清后再申请。', 'Pay them back first, then apply.'],
      [{ group: 'firm' }, 'window', '小微企业最高可贷 400 万元，材料多一些，请到窗口。', 'Small firms may have up to 4 million yuan with more papers; please come to the window.', '职工花名册、社保记录'],
      [{}, 'can', '可以申请，最高 30 万元，财政贴息。', 'You can apply for up to 300,000 yuan; the state pays interest.', '经营场所材料、信用报告授权书'],
    ],
  ),
} as const; // biome-ignore format: one line a member keeps a table on one screen
