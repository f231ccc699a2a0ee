/** What every town begins with: models of devices, kinds of help, a first tariff. All of it is data that a town changes. */
import { saveModels } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { insertServices, saveTariffRow } from '../store/settings.ts';
import type { ServiceRecord } from '../store/tables.ts';
import { careModels } from './models.ts';

type Seed = Omit<
  ServiceRecord,
  'id' | 'tenantId' | 'departmentId' | 'active' | 'version' | 'categoryCode' | 'position'
>;

const services: readonly Seed[] = [
  {
    code: 'lunch',
    kind: 'meal',
    nameZh: '送午餐',
    nameEn: 'Lunch brought home',
    hintZh: '两菜一汤，软烂少盐，11 点到 12 点送到',
    hintEn: 'Two dishes and soup, soft and with little salt, between 11 and 12',
    priceFen: 600,
    minutes: 15,
    tasks: ['mealBrought', 'talked'],
  },
  {
    code: 'supper',
    kind: 'meal',
    nameZh: '送晚餐',
    nameEn: 'Supper brought home',
    hintZh: '一荤一素，17 点到 18 点送到',
    hintEn: 'Between 5 and 6 in the evening',
    priceFen: 500,
    minutes: 15,
    tasks: ['mealBrought', 'talked'],
  },
  {
    code: 'cleaning',
    kind: 'home',
    nameZh: '打扫洗衣',
    nameEn: 'Cleaning and laundry',
    hintZh: '打扫卫生、洗衣、换床单',
    hintEn: 'Cleaning, laundry, fresh sheets',
    priceFen: 0,
    minutes: 90,
    tasks: ['cleaned', 'washed', 'cooked'],
  },
  {
    code: 'bathing',
    kind: 'home',
    nameZh: '上门助浴',
    nameEn: 'Help with bathing',
    hintZh: '两人上门，先量血压',
    hintEn: 'Two carers come; blood pressure is taken first',
    priceFen: 2000,
    minutes: 60,
    tasks: ['bathed', 'pressure'],
  },
  {
    code: 'health-visit',
    kind: 'health',
    nameZh: '量血压、看药',
    nameEn: 'Blood pressure and medicine',
    hintZh: '村医或护理员上门量血压、看看药吃对没有',
    hintEn: 'A carer takes the blood pressure and looks at the medicine',
    priceFen: 0,
    minutes: 30,
    tasks: ['pressure', 'medicine', 'talked'],
  },
  {
    code: 'errand',
    kind: 'company',
    nameZh: '代买代办、陪同',
    nameEn: 'Errands and company',
    hintZh: '买东西、取药、陪着去办事',
    hintEn: 'Shopping, fetching medicine, going along',
    priceFen: 0,
    minutes: 60,
    tasks: ['shopped', 'walked', 'talked'],
  },
];

/** Category of the duty catalogue whose duty leads and times requests. */
const category = '021104';

/** A first tariff: amounts are examples and must be set by the town's own document. */
const tiers = [
  { fromAge: 80, monthlyFen: 5_000 },
  { fromAge: 90, monthlyFen: 10_000 },
  { fromAge: 100, monthlyFen: 50_000 },
];

export async function foundCare(tx: Tx): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  await saveModels(tx, careModels);
  await insertServices(
    tx,
    services.map((service, at) => ({
      ...service,
      id: uuidv7(),
      tenantId,
      categoryCode: category,
      departmentId: null,
      position: (at + 1) * 10,
      active: true,
      version: 1,
    })),
  );
  await saveTariffRow(tx, {
    id: uuidv7(),
    tenantId,
    validFrom: '2024-01',
    tiers,
    basis: '随产品提供的示例标准，请按本地文件核对',
    createdBy: null,
    createdAt: clock.now(),
  });
}
