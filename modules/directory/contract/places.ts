/** Places of daily life. */
import {
  Done,
  Id,
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Hours, OpenNow, Span } from './hours.ts';

/** What kinds have in common on the map, calm colours each. */
export const kindFamilies = [
  'learning',
  'health',
  'care',
  'food',
  'shopping',
  'office',
  'travel',
  'facility',
] as const;
export type KindFamily = (typeof kindFamilies)[number];

/** What helps those who walk, see or hear badly. */
export const accessFeatures = [
  'ramp',
  'lift',
  'wheelchairToilet',
  'handrail',
  'hearingLoop',
  'braille',
  'guideDog',
  'seat',
  'parking',
  'staffHelp',
] as const;
export type AccessFeature = (typeof accessFeatures)[number];

const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' });
const Text = Type.String();

/** A kind of place. */
export const Kind = Type.Object({
  code: Code,
  nameZh: Type.String({ minLength: 1, maxLength: 20 }),
  nameEn: Type.String({ maxLength: 40 }),
  family: oneOf(kindFamilies),
  order: Type.Integer({ minimum: 0, maximum: 1000 }),
});
export type Kind = Static<typeof Kind>;

/** What is entered of a place. */
export const PlaceInput = Type.Object({
  code: Code,
  kind: Code,
  nameZh: Type.String({ minLength: 1, maxLength: 60 }),
  nameEn: Type.String({ maxLength: 80 }),
  address: Type.String({ maxLength: 120, ...notPersonal('where the place is') }),
  addressEn: Type.Optional(Type.String({ maxLength: 160, ...notPersonal('where the place is') })),
  phone: Type.String({ maxLength: 40, ...notPersonal('telephone of the place') }),
  position: nullable(Type.Object(Position.properties)),
  hours: nullable(Type.Object(Hours.properties)),
  access: Type.Array(oneOf(accessFeatures), { uniqueItems: true, maxItems: 10 }),
  note: Type.String({ maxLength: 300 }),
  noteEn: Type.Optional(Type.String({ maxLength: 400 })),
  active: Type.Boolean(),
});
export type PlaceInput = Static<typeof PlaceInput>;

/** A place as residents see it. */
export const PlaceView = Type.Object({
  ...PlaceInput.properties,
  addressEn: Type.String(notPersonal('where the place is')),
  noteEn: Text,
  id: Id,
  kindZh: Text,
  kindEn: Text,
  family: oneOf(kindFamilies),
  villageId: nullable(Id),
  villageZh: Text,
  villageEn: Text,
  openNow: OpenNow,
  distanceMetres: nullable(Type.Integer()),
  version: Type.Integer(),
});
export type PlaceView = Static<typeof PlaceView>;

/** Who is on duty today. */
export const DutyView = Type.Object({
  nameZh: Text,
  nameEn: Text,
  serviceZh: Text,
  serviceEn: Text,
  from: Text,
  until: Text,
  free: nullable(Type.Integer()),
  bookPath: nullable(Text),
  lightPath: nullable(Text),
});

export const placeOperations = {
  home: {
    method: 'GET',
    path: '/directory/home',
    summary: 'Kinds with counts, villages, the next market day',
    permission: 'public',
    reply: Type.Object({
      kinds: Type.Array(Type.Object({ ...Kind.properties, count: Type.Integer() })),
      villages: Type.Array(Type.Object({ id: Id, nameZh: Text, nameEn: Text })),
      isMarketDay: Type.Boolean(),
      nextMarketDay: nullable(Text),
      hasBus: Type.Boolean(),
    }),
    problems: ['too-many-requests'],
  },
  places: {
    method: 'GET',
    path: '/directory/places',
    summary: 'Places by kind and words, the nearest first when it is known where one is',
    permission: 'public',
    query: Type.Object({
      kind: Type.Optional(Type.String({ maxLength: 60 })),
      q: Type.Optional(Type.String({ maxLength: 40 })),
      villageId: Type.Optional(Id),
      longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
      latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
      openNow: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Object({ items: Type.Array(PlaceView) }),
    problems: ['too-many-requests'],
  },
  place: {
    method: 'GET',
    path: '/directory/places/:code',
    summary: 'One place with its hours of the week and who is on duty today',
    permission: 'public',
    params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
    reply: Type.Object({
      ...PlaceView.properties,
      onDuty: Type.Array(DutyView),
      week: Type.Array(
        Type.Object({
          day: Text,
          spans: Type.Array(Span),
          note: Text,
          isMarketDay: Type.Boolean(),
        }),
      ),
    }),
    problems: ['too-many-requests', 'directory-place-unknown'],
  },
  keptPlaces: {
    method: 'GET',
    path: '/directory/console/places',
    summary: 'All places, those out of use too',
    permission: 'directory.read',
    reply: Type.Object({ items: Type.Array(PlaceView) }),
  },
  placesFile: {
    method: 'GET',
    path: '/directory/console/places.xlsx',
    summary: 'The same as a workbook',
    permission: 'directory.read',
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  addPlace: {
    method: 'POST',
    path: '/directory/console/places',
    summary: 'Enter a place',
    permission: 'directory.edit',
    body: PlaceInput,
    reply: PlaceView,
    status: 201,
    problems: ['place-code-taken', 'place-faulty', 'directory-kind-unknown'],
  },
  savePlace: {
    method: 'PUT',
    path: '/directory/console/places/:placeId',
    summary: 'Change a place',
    permission: 'directory.edit',
    params: Type.Object({ placeId: Id }),
    body: Type.Object({ ...PlaceInput.properties, version: Type.Integer({ minimum: 1 }) }),
    reply: PlaceView,
    problems: [
      'directory-place-unknown',
      'place-faulty',
      'directory-kind-unknown',
      'changed-meanwhile',
    ],
  },
  keptKinds: {
    method: 'GET',
    path: '/directory/console/kinds',
    summary: 'All kinds of places, those without a place too',
    permission: 'directory.read',
    reply: Type.Object({
      items: Type.Array(Type.Object({ ...Kind.properties, count: Type.Integer() })),
    }),
  },
  saveKinds: {
    method: 'PUT',
    path: '/directory/console/kinds',
    summary: 'Say which kinds of places there are',
    permission: 'directory.edit',
    body: Type.Object({ items: Type.Array(Kind, { minItems: 1, maxItems: 60 }) }),
    reply: Done,
    problems: ['kind-in-use'],
  },
} as const;
