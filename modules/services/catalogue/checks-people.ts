/** Can I have it? For children, households, families and old age. */
import { checkOf } from './checks.ts';

export const checksOfPeople = {
  'fertility-register': checkOf(
    {
      state: ['现在是什么情况？', 'How do things stand?', 'pregnant=已经怀孕/Pregnant', 'born=孩子出生不到 6 个月/The child is under 6 months', 'late=孩子已满 6 个月/The child is 6 months or older', 'plan=还没有怀孕/Not pregnant yet'],
      lives: ['夫妻有一方住在本镇或是本镇户口吗？', 'Does one of the parents live in this town or have their household register here?', 'yes=有/Yes', 'no=都不是/Neither'],
    },
    [
      [{ state: 'plan' }, 'cannot', '怀孕后就可以登记，不用提前审批，也不限生几个。', 'You can register once you are pregnant. No approval is needed beforehand and there is no limit on the number of children.'],
      [{ lives: 'no' }, 'cannot', '请到夫妻一方的户口所在地或现居住地登记。', 'Please register where one of you lives or has the household register.'],
      [{ state: 'late' }, 'window', '过了登记时间的可以补登，请带上材料到窗口。', 'The time for registering is over; it can be made up for at the window.', '孩子的出生医学证明'],
      [{ state: 'pregnant' }, 'can', '可以登记，不看婚姻状况。', 'You can register, married or not.', '孕产检手册'],
      [{}, 'can', '可以登记。', 'You can register.', '出生医学证明'],
    ],
  ),
  'vaccination-book': checkOf(
    {
      age: ['孩子多大？', 'How old is the child?', 'small=6 周岁以下/Under 6', 'school=6 周岁以上，在上学/6 or older, at school'],
      lives: ['孩子现在住在本镇吗？', 'Does the child live in this town now?', 'here=住在本镇（户口在本镇，或住满 3 个月）/Yes: registered here, or here for 3 months', 'short=刚来，不满 3 个月/Just came, less than 3 months', 'no=不住本镇/No'],
    },
    [
      [{ lives: 'no' }, 'cannot', '请在孩子现在住的地方建证、补证。', 'Please have it made where the child lives now.'],
      [{ lives: 'short' }, 'window', '住不满 3 个月的，疫苗照打，接种证请到门诊问一下。', 'The child is vaccinated all the same; ask at the clinic about the record.', '原来的接种证或接种记录'],
      [{ age: 'school' }, 'window', '上学以后主要是补证，请到接种门诊查记录。', 'At school age it is mostly about replacing it; the clinic looks up the records.'],
      [{}, 'can', '可以办，新建、补办、转来都行。', 'You can have it: a new one, a replacement, or a transfer.', '出生医学证明或户口簿'],
    ],
  ),
  'school-transfer': checkOf(
    {
      grade: ['孩子在读几年级？', 'Which school year is the child in?', 'compulsory=小学或初中/Primary or middle school', 'last=小学六年级或初三最后一学期/Last term of primary or middle school', 'other=幼儿园或高中/Nursery or high school'],
      reason: ['为什么转学？', 'Why the change?', 'move=户口迁来或搬家/The register or the home moved here', 'job=父母工作调动、来本镇务工/The parents work here now', 'wish=只是想换一所学校/Just another school'],
      proof: ['有户口簿、居住证或住房材料吗？', 'Do you have a household register, a residence permit or papers of the home?', 'yes=有/Yes', 'no=没有/No'],
    },
    [
      [{ grade: 'other' }, 'cannot', '这里只办小学和初中转学；幼儿园、高中请直接找学校。', 'This is for primary and middle school only; please ask nursery and high schools directly.'],
      [{ reason: 'wish' }, 'cannot', '没有搬家或工作变动的，一般不能在学期中转学。', 'Without a move or new work, schools are not changed in general.'],
      [{ grade: 'last' }, 'window', '毕业年级最后一学期原则上不转，特殊情况请到窗口说明。', 'In the last term before graduating it is not done as a rule; tell the window what is special.'],
      [{ proof: 'no' }, 'instead:residence-permit', '户口不在本镇的，要有居住证，请先申领。', 'Without a register here you need a residence permit first.'],
      [{}, 'can', '可以申请，看转入年级有没有空余学位。', 'You can apply; it depends on a free place in that year.', '学籍信息表'],
    ],
  ),
  'student-aid': checkOf(
    {
      school: ['孩子在哪里上学？', 'Where does the child go to school?', 'here=本镇的小学或初中/Primary or middle school in this town', 'away=外地的学校/A school elsewhere', 'none=没有在校/Not at school'],
      family: ['家里属于哪一种？', 'Which is true of the family?', 'listed=低保、特困、脱贫不稳定或孩子有残疾/On an allowance, at risk of poverty, or the child is disabled', 'sudden=最近有大病、意外等变故/A recent illness, accident or the like', 'none=都不是/None of these'],
    },
    [
      [{ school: 'none' }, 'cannot', '资助发给在校学生，请先报名入学。', 'Aid is for pupils at school; please enrol first.'],
      [{ school: 'away' }, 'cannot', '由就读学校受理，请向孩子的学校申请。', 'The school itself takes the application; please ask there.'],
      [{ family: 'listed' }, 'can', '可以申请，身份信息由系统核对，不用开证明。', 'You can apply; the status is looked up, no papers are needed.'],
      [{ family: 'sudden' }, 'can', '可以申请，学校会上门了解情况。', 'You can apply; the school will come and see.', '病历或事故材料'],
      [{}, 'cannot', '资助给经济困难家庭；以后遇到困难可以随时申请。', 'Aid is for families in need; you may apply any time that things change.'],
    ],
  ),
  'death-cancel': checkOf(
    {
      hukou: ['去世人员的户口在本镇吗？', 'Was the deceased registered in this town?', 'yes=在/Yes', 'no=不在/No'],
      paper: ['有死亡证明吗？', 'Is there a death certificate?', 'medical=有医院或卫生院开的/Yes, from a hospital', 'village=在家去世，可由村（居）委会证明/Died at home; the village can certify', 'none=都没有（意外或失踪）/Neither: an accident, or missing'],
    },
    [
      [{ hukou: 'no' }, 'cannot', '请到去世人员户口所在地的派出所办理，可以跨省通办。', 'Please go to the police station where the deceased was registered; any province can pass it on.'],
      [{ paper: 'none' }, 'window', '非正常死亡要公安机关出证明，失踪要法院宣告，请到窗口问清楚。', 'An unnatural death is certified by the police, a missing person declared dead by the court; please ask at the window.'],
      [{ paper: 'village' }, 'can', '可以办。', 'You can do this.', '村（居）委会死亡证明'],
      [{}, 'can', '可以办，亲属、户主都能申报。', 'You can do this; relatives and the head of the household may.', '死亡医学证明第三联'],
    ],
  ),
  'household-move': checkOf(
    {
      direction: ['户口往哪里迁？', 'Which way does the register move?', 'in=迁入本镇/Into this town', 'out=从本镇迁走/Out of this town'],
      ground: ['凭什么迁入？', 'On which ground?', 'kin=投靠配偶、父母或子女/To a spouse, parent or child', 'home=在本镇有自己的住房/An own home here', 'work=在本镇工作或毕业回原籍/Work here, or back after graduating', 'none=都没有/None'],
      kin: ['投靠的亲属是本镇户口吗？', 'Is that relative registered here?', 'yes=是/Yes', 'no=不是/No'],
    },
    [
      [{ direction: 'out' }, 'cannot', '请到迁入地派出所申请，全国大部分地方已经一站办理，不用回来开证明。', 'Please apply at the police station of the new place; nearly everywhere it is done there in one go.'],
      [{ ground: 'none' }, 'instead:residence-permit', '没有亲属、住房或工作的，暂不能迁入，可以先办居住证。', 'Without relatives, a home or work it cannot move here; a residence permit can be had first.'],
      [{ ground: 'kin', kin: 'no' }, 'cannot', '投靠的亲属要先是本镇户口。', 'The relative must be registered here first.'],
      [{ ground: 'kin' }, 'can', '可以迁入。', 'It can move here.', '结婚证或能证明亲属关系的户口簿'],
      [{ ground: 'home' }, 'can', '可以迁入；迁到村里的要看是不是宅基地权利人。', 'It can move here; into a village only if the homestead is yours.', '房产证或宅基地证'],
      [{}, 'can', '可以迁入。', 'It can move here.', '劳动合同或毕业证'],
    ],
  ),
  'marriage-register': checkOf(
    {
      age: ['男方满 22 周岁、女方满 20 周岁了吗？', 'Is the man 22 and the woman 20 or older?', 'yes=都满了/Both are', 'no=有一方没满/One is not yet'],
      free: ['双方现在都没有配偶吗？', 'Are both without a spouse now?', 'yes=都没有（未婚、离婚或丧偶）/Yes: single, divorced or widowed', 'no=有一方还没离婚/One is still married'],
      kin: ['双方有近亲关系吗（三代以内）？', 'Are you closely related (within three generations)?', 'no=没有/No', 'yes=有/Yes'],
      who: ['双方的身份？', 'Who are the two?', 'mainland=都是内地居民/Both from the mainland', 'foreign=一方是外国人、港澳台居民或华侨/One is a foreigner, from Hong Kong, Macao or Taiwan, or lives overseas'],
    },
    [
      [{ age: 'no' }, 'cannot', '没有到法定结婚年龄，不能登记。', 'One of you is below the legal age.'],
      [{ free: 'no' }, 'cannot', '要先办好离婚手续。', 'The divorce comes first.'],
      [{ kin: 'yes' }, 'cannot', '直系血亲和三代以内旁系血亲不能结婚。', 'Close relatives cannot marry.'],
      [{ who: 'foreign' }, 'window', '涉外、涉港澳台和华侨的婚姻由指定的婚姻登记机关办，请先打电话问清材料。', 'Such marriages are registered at an office named for them; please telephone first about the papers.'],
      [{}, 'can', '可以登记，不用户口簿，全国任何一个登记处都行，双方一起来。', 'You can register, at any office in the country and without the household register. Come together.', '双方身份证、近期合照'],
    ],
  ),
  'funeral-subsidy': checkOf(
    {
      who: ['去世的家人属于哪一种？', 'Who was the deceased?', 'here=本镇户口/Registered here', 'worker=在本镇务工或上学/Worked or studied here', 'other=都不是/Neither'],
      way: ['已经在殡仪馆火化了吗？', 'Has there been a cremation at a funeral parlour?', 'yes=火化了/Yes', 'not=还没有办/Not yet', 'buried=土葬了/Was buried'],
      got: ['单位或保险已经报销过这些费用吗？', 'Were these costs already paid by an employer or insurance?', 'no=没有/No', 'yes=报过了/Yes'],
    },
    [
      [{ who: 'other' }, 'cannot', '请向去世人员户口所在地申请。', 'Please apply where the deceased was registered.'],
      [{ way: 'buried' }, 'cannot', '减免的是火化和基本服务的费用，没有火化的不能申请。', 'The relief covers cremation and its basic services only.'],
      [{ way: 'not' }, 'window', '火化时可以在殡仪馆直接减免，请先到窗口登记。', 'It can be taken off at the parlour itself; please tell the window first.', '死亡证明'],
      [{ got: 'yes' }, 'cannot', '同一笔费用只能享受一次。', 'The same costs are paid once only.'],
      [{}, 'can', '可以申请。', 'You can apply.', '火化证明和收费票据'],
    ],
  ),
  'funeral-grant': checkOf(
    {
      kind: ['去世的家人参加的是哪种养老保险？', 'Which pension was the deceased in?', 'resident=城乡居民（农保）/Residents’ pension', 'worker=职工养老保险/Employees’ pension', 'none=没有参加/None'],
      relation: ['您是去世人的什么人？', 'What are you to the deceased?', 'heir=配偶、子女、父母/Spouse, child or parent', 'named=指定的受益人/Named beneficiary', 'other=其他亲属/Another relative'],
      since: ['去世多久了？', 'How long ago was it?', 'year=一年以内/Within a year', 'more=一年以上/Longer'],
    },
    [
      [{ kind: 'none' }, 'cannot', '没有参保的没有这笔钱；殡葬费用可以另外申请减免。', 'Without insurance there is no grant; relief from funeral fees can be asked for.'],
      [{ kind: 'worker' }, 'window', '职工养老保险的丧葬补助和抚恤金由县社保中心发，窗口帮您转。', 'Grants of the employees’ pension are paid by the county; the window passes it on.'],
      [{ relation: 'other' }, 'window', '没有配偶、子女、父母的，其他亲属要先说明继承关系。', 'Other relatives must show first that they inherit.', '继承公证或村（居）委会说明'],
      [{ since: 'more' }, 'window', '超过一年的，账户余额仍可继承，丧葬补助请到窗口核实。', 'After a year the balance is still inherited; the grant is looked into at the window.'],
      [{}, 'can', '可以申领。', 'You can claim it.', '户口簿或其他关系证明'],
    ],
  ),
  'pension-enrol': checkOf(
    {
      age: ['多大年纪？', 'How old are you?', 'child=不满 16 周岁/Under 16', 'adult=16 到 59 周岁/16 to 59', 'old=60 周岁以上/60 or older'],
      school: ['还在学校读书吗？', 'Still at school?', 'no=不在/No', 'yes=在/Yes'],
      worker: ['单位给您交职工养老保险吗？', 'Does an employer pay the employees’ pension for you?', 'no=没有/No', 'yes=交着/Yes'],
      hukou: ['户口在本镇吗？', 'Are you registered in this town?', 'yes=在/Yes', 'no=不在，有居住证/No, with a residence permit'],
    },
    [
      [{ age: 'child' }, 'cannot', '满 16 周岁再来参保。', 'You can join at 16.'],
      [{ age: 'adult', school: 'yes' }, 'cannot', '在校学生不参保，毕业以后再办。', 'Pupils and students join after they finish.'],
      [{ worker: 'yes' }, 'cannot', '职工养老和居民养老不能同时参加，以后可以转。', 'You cannot be in both at once; years can be carried over later.'],
      [{ age: 'old' }, 'window', '满 60 周岁、没有领养老金的，能不能补缴请到窗口算一下。', 'At 60 without a pension, the window works out whether you can pay in afterwards.'],
      [{ hukou: 'no' }, 'window', '外地户口的，持居住证可以在居住地参保，请到窗口核对是否重复参保。', 'With a residence permit you may join here; the window checks that you are not insured twice.', '居住证'],
      [{}, 'can', '可以参保，越早缴越划算；低保、特困、重度残疾由政府代缴。', 'You can join. For people on allowances or severely disabled the town pays.'],
    ],
  ),
  'social-card': checkOf(
    {
      insured: ['在本地参加社会保险（养老、医保都算）了吗？', 'Are you in social insurance here (pension or medical)?', 'yes=参加了/Yes', 'permit=没有，有本镇居住证/No, but with a residence permit', 'no=都没有/Neither'],
      had: ['以前办过社保卡吗？', 'Have you had a card before?', 'no=没有/No', 'lost=办过，丢了或坏了/Yes, lost or broken', 'away=在别的省办过，还在用/Yes, one of another province, still in use'],
    },
    [
      [{ insured: 'no' }, 'instead:medical-insurance-enrol', '先参保再办卡，可以一起办。', 'Join an insurance first; both can be done together.'],
      [{ had: 'away' }, 'window', '一个人只能用一张卡，外省的卡能接着用；要换本地卡的，请到窗口先注销。', 'One person, one card: that one goes on working. To change it, it is cancelled at the window first.', '原来的社保卡'],
      [{ had: 'lost' }, 'can', '可以补领；丢了的先打 12333 挂失。', 'You can have a new one; if it was lost, report it first by calling 12333.'],
      [{}, 'can', '可以申领，首次不收费；孩子由监护人代办。', 'You can have it; the first is free. Guardians apply for children.', '近期白底照片'],
    ],
  ),
} as const; // biome-ignore format: one line a member keeps a table on one screen
