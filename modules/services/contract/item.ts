/** A service item (事项) as it is published, and life events that bundle items. */
import {
  Instant,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Eligibility } from './eligibility.ts';
import { FormSchema } from './form.ts';

const Line = Type.String({ minLength: 1, maxLength: 200 });
const Text = Type.String({ maxLength: 1000 });

/** Kinds of item after the national list of government service items. */
export const itemKinds = [
  'licence',
  'confirmation',
  'benefit',
  'register',
  'certificate',
  'service',
] as const;

/** Ways in which the result reaches the applicant. */
export const deliveries = ['pickUp', 'post', 'electronic'] as const;
export type Delivery = (typeof deliveries)[number];

/** Short name of an item in addresses. */
export const ItemCode = Type.String({ pattern: '^[a-z0-9-]{2,40}$' });

/** One paper that is wanted. */
export const Material = Type.Object({
  name: Line,
  need: oneOf(['required', 'conditional']),
  form: oneOf(['original', 'copy', 'originalAndCopy', 'electronic']),
  note: Type.String({ maxLength: 200 }),
  /** Got by sharing of data: need not be brought. */
  shared: Type.Boolean(),
});
export type Material = Static<typeof Material>;

/** Everything about an item. A change is a new version. */
export const ItemContent = Type.Object({
  titleZh: Type.String({ minLength: 2, maxLength: 60 }),
  titleEn: Type.String({ maxLength: 120 }),
  summaryZh: Type.String({ maxLength: 200 }),
  departmentCode: Type.String({ minLength: 2, maxLength: 40 }),
  kind: oneOf(itemKinds),
  audience: oneOf(['person', 'organisation', 'both']),
  /** Other words that people use for it. */
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 30 }),
  whoZh: Text,
  conditions: Type.Array(Line, { maxItems: 20 }),
  materials: Type.Array(Material, { maxItems: 20 }),
  steps: Type.Array(Line, { minItems: 1, maxItems: 12 }),
  /** In working days; 0 is at once. */
  legalDays: Type.Integer({ minimum: 0, maximum: 365 }),
  promisedDays: Type.Integer({ minimum: 0, maximum: 365 }),
  feeFen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  /** On which rule the fee or its absence rests. */
  feeNote: Type.String({ maxLength: 200 }),
  /** Laws and rules on which it rests, with the article. */
  basis: Type.Array(Line, { minItems: 1, maxItems: 10 }),
  window: Line,
  hours: Line,
  /** Empty: the department's. */
  phone: Type.String({ maxLength: 40, ...notPersonal('a department in office') }),
  position: nullable(Position),
  /** Place code of the directory and of booking. */
  placeCode: Type.String({ maxLength: 60 }),
  resultZh: Line,
  deliveries: Type.Array(oneOf(deliveries), { minItems: 1, maxItems: 3 }),
  /** What can be done against a refusal. */
  remedyZh: Text,
  eligibility: nullable(Eligibility),
  /** Why there is nothing to ask, where there is not: anybody may have it. */
  anyoneZh: Type.Optional(Type.String({ maxLength: 200 })),
  anyoneEn: Type.Optional(Type.String({ maxLength: 300 })),
  /** Null: cannot be applied for online (must be there in person). */
  form: nullable(FormSchema),
});
export type ItemContent = Static<typeof ItemContent>;

/** An item in a list. */
export const ItemRow = Type.Object({
  code: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  summaryZh: Type.String(),
  kind: oneOf(itemKinds),
  audience: oneOf(['person', 'organisation', 'both']),
  departmentCode: Type.String(),
  departmentZh: Type.String(),
  departmentEn: Type.String(),
  promisedDays: Type.Integer(),
  feeFen: Type.Integer(),
  online: Type.Boolean(),
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type ItemRow = Static<typeof ItemRow>;

/** An item whole. */
export const ItemView = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  active: Type.Boolean(),
  departmentZh: Type.String(),
  departmentEn: Type.String(),
  departmentPhone: Type.String(notPersonal('a department in office')),
  content: ItemContent,
});
export type ItemView = Static<typeof ItemView>;

/** Icons that a life event may wear. */
export const eventIcons = [
  'baby',
  'school',
  'rings',
  'cane',
  'candle',
  'cross',
  'house',
  'shop',
  'other',
] as const;

/** A life event (一件事): what somebody lives through, and the items that belong to it in the order of doing. */
export const LifeEvent = Type.Object({
  code: ItemCode,
  titleZh: Type.String({ minLength: 2, maxLength: 20 }),
  titleEn: Type.String({ maxLength: 60 }),
  summaryZh: Type.String({ maxLength: 200 }),
  icon: oneOf(eventIcons),
  itemCodes: Type.Array(ItemCode, { minItems: 1, maxItems: 20 }),
});
export type LifeEvent = Static<typeof LifeEvent>;

/** A life event with its items. */
export const LifeEventView = Type.Object({
  ...Type.Omit(LifeEvent, ['itemCodes']).properties,
  items: Type.Array(ItemRow),
});
export type LifeEventView = Static<typeof LifeEventView>;

/** The whole set as a file. */
export const CatalogueFile = Type.Object({
  format: oneOf(['zhenshu-services-1']),
  items: Type.Array(Type.Object({ code: ItemCode, active: Type.Boolean(), content: ItemContent }), {
    maxItems: 500,
  }),
  lifeEvents: Type.Array(LifeEvent, { maxItems: 50 }),
});
export type CatalogueFile = Static<typeof CatalogueFile>;

/** A version of an item that was in force. */
export const ItemVersion = Type.Object({
  version: Type.Integer(),
  note: Type.String(),
  savedByName: Type.String(),
  savedAt: Instant,
});
