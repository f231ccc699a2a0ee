/** How the lists of the demo town's departments feed its master records, and whose word goes first. */
import type { EntityKind, RecordField } from '../contract/kinds.ts';

/** What a resource says of entities of a kind. */
export interface DemoSource {
  readonly resourceCode: string;
  readonly kind: EntityKind;
  readonly roleZh: string;
  readonly roleEn: string;
  readonly mapping: Readonly<Partial<Record<RecordField, string>>>;
}

const same = (...fields: readonly RecordField[]): Partial<Record<RecordField, string>> =>
  Object.fromEntries(fields.map((field) => [field, field]));

/** The sources, in the order in which they are set up. */
export const demoSources: readonly DemoSource[] = [
  {
    resourceCode: 'household-register',
    kind: 'person',
    roleZh: '户籍人口',
    roleEn: 'registered resident',
    mapping: same('name', 'gender', 'identityNumber', 'birthDate', 'address'),
  },
  {
    resourceCode: 'household-register',
    kind: 'household',
    roleZh: '本户成员',
    roleEn: 'member of the household',
    mapping: same('householdNumber', 'address'),
  },
  {
    resourceCode: 'health-records',
    kind: 'person',
    roleZh: '健康档案本人',
    roleEn: 'holder of the health record',
    mapping: same(
      'name',
      'gender',
      'identityNumber',
      'birthDate',
      'phone',
      'address',
      'livesAlone',
    ),
  },
  {
    resourceCode: 'subsidies',
    kind: 'person',
    roleZh: '补助对象',
    roleEn: 'receives the grant',
    mapping: { ...same('name', 'identityNumber', 'phone', 'address'), grantKind: 'kind' },
  },
  {
    resourceCode: 'disability-cards',
    kind: 'person',
    roleZh: '持证人',
    roleEn: 'holder of the card',
    mapping: {
      ...same('name', 'gender', 'identityNumber', 'phone', 'address'),
      disabilityKind: 'kind',
      disabilityDegree: 'degree',
    },
  },
  {
    resourceCode: 'social-insurance',
    kind: 'person',
    roleZh: '参保人',
    roleEn: 'insured person',
    mapping: same('name', 'identityNumber', 'gender', 'birthDate', 'phone'),
  },
  {
    resourceCode: 'farmland-contracts',
    kind: 'person',
    roleZh: '承包方',
    roleEn: 'contractor',
    mapping: same('name', 'identityNumber', 'address'),
  },
  {
    resourceCode: 'farmland-contracts',
    kind: 'plot',
    roleZh: '承包地块',
    roleEn: 'plot under contract',
    mapping: same('plotCode', 'plotName', 'areaMu', 'address'),
  },
  {
    resourceCode: 'houses',
    kind: 'person',
    roleZh: '产权人',
    roleEn: 'owner of the house',
    mapping: same('name', 'identityNumber', 'phone'),
  },
  {
    resourceCode: 'houses',
    kind: 'house',
    roleZh: '名下房屋',
    roleEn: 'house',
    mapping: same('houseCode', 'address', 'structure', 'storeys', 'areaSquareMetres'),
  },
  {
    resourceCode: 'houses',
    kind: 'place',
    roleZh: '房屋所在',
    roleEn: 'where the house stands',
    mapping: same('address'),
  },
  {
    resourceCode: 'businesses',
    kind: 'organisation',
    roleZh: '经营主体',
    roleEn: 'business',
    mapping: {
      name: 'organisationName',
      creditCode: 'creditCode',
      organisationKind: 'kind',
      foundedOn: 'foundedOn',
      address: 'premises',
    },
  },
  {
    resourceCode: 'businesses',
    kind: 'person',
    roleZh: '经营者',
    roleEn: 'proprietor',
    mapping: same('name', 'identityNumber', 'phone'),
  },
  {
    resourceCode: 'businesses',
    kind: 'place',
    roleZh: '经营场所',
    roleEn: 'premises',
    mapping: { address: 'premises' },
  },
];

/** Whose word goes first, by field of a person. */
export const demoPrecedence: Readonly<Partial<Record<RecordField, readonly string[]>>> = {
  name: ['household-register', 'social-insurance', 'subsidies'],
  identityNumber: ['household-register', 'social-insurance', 'subsidies'],
  gender: ['household-register', 'social-insurance'],
  birthDate: ['household-register', 'social-insurance'],
  // Who lives where civil affairs knows from visits; the register keeps the registered address.
  address: ['subsidies', 'household-register', 'disability-cards', 'health-records'],
  phone: ['health-records', 'subsidies', 'social-insurance'],
};
