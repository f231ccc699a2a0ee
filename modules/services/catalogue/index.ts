/** The shipped catalogue: forty items of a township and eight life events. A town takes it over and edits its own copy. */
import type { CatalogueFile, ItemContent, LifeEvent } from '../contract/item.ts';
import type { Eligibility } from '../contract/eligibility.ts';
import { checksOfLivelihood } from './checks-livelihood.ts';
import { checksOfPeople } from './checks-people.ts';
import { children } from './children.ts';
import { withEnglish } from './english.ts';
import { families } from './families.ts';
import { healthInsurance } from './health-insurance.ts';
import { houseWork } from './house-work.ts';
import { household } from './household.ts';
import { relief } from './relief.ts';

const items: Readonly<Record<string, ItemContent>> = {
  ...children,
  ...household,
  ...families,
  ...relief,
  ...healthInsurance,
  ...houseWork,
};

const checks: Readonly<Record<string, Eligibility>> = { ...checksOfPeople, ...checksOfLivelihood };

/** The item with its questions of eligibility, in both languages. */
function checkedOf(code: string, content: ItemContent): ItemContent {
  const table = content.eligibility ?? checks[code];
  return table ? { ...content, eligibility: withEnglish(table) } : content;
}

const event = (
  code: string,
  [titleZh, titleEn, icon]: readonly [string, string, LifeEvent['icon']],
  summaryZh: string,
  itemCodes: string,
): LifeEvent => ({ code, titleZh, titleEn, icon, summaryZh, itemCodes: itemCodes.split(' ') });

const lifeEvents: readonly LifeEvent[] = [
  event('birth', ['孩子出生', 'A child is born', 'baby'], '从怀孕登记到上户口、打疫苗、参医保。', 'fertility-register birth-register vaccination-book medical-insurance-enrol social-card'),
  event('schooling', ['孩子上学', 'A child goes to school', 'school'], '报名、转学、外地孩子入学、困难资助。', 'school-enrolment residence-permit school-transfer student-aid vaccination-book'),
  event('marriage', ['结婚成家', 'Getting married', 'rings'], '领证、迁户口、生育登记。', 'marriage-register household-move fertility-register id-card'),
  event('retirement', ['退休养老', 'Retiring', 'cane'], '领养老金、老年证、高龄津贴、家庭医生。', 'pension-claim senior-card elder-allowance family-doctor pension-enrol'),
  event('funeral', ['办理后事', 'A death in the family', 'candle'], '销户、殡葬费减免、丧葬补助，三件事一次办。', 'death-cancel funeral-subsidy funeral-grant'),
  event('illness', ['看病就医', 'Falling ill', 'cross'], '门诊慢病、外地看病、大病救助、残疾评定。', 'chronic-clinic medical-elsewhere medical-assistance temporary-relief disability-card disability-allowance'),
  event('new-house', ['盖房修房', 'A new house', 'house'], '宅基地、建房、危房改造、接水。', 'homestead dangerous-house water-supply household-move'),
  event('business', ['开店创业', 'Starting a business', 'shop'], '执照、食品许可、门头、贷款。', 'sole-trader food-licence shop-sign startup-loan unemployment-register'),
]; // biome-ignore format: a table

/** As a file, in the format of export and import. */
export const defaultCatalogue: CatalogueFile = {
  format: 'zhenshu-services-1',
  items: Object.entries(items).map(([code, content]) => ({
    code,
    active: true,
    content: checkedOf(code, content),
  })),
  lifeEvents: [...lifeEvents],
};
