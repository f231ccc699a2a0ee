/** Places of granted data as OGC API Features, Part 1: Core (OGC 17-069r4), GeoJSON, CRS84. */
import { defineApi, Type } from '#platform/contract/index.ts';

const Open = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: 'object',
  additionalProperties: true,
});
const collection = Type.Object({ collectionId: Type.String({ maxLength: 60 }) });
const bbox = Type.Optional(
  Type.String({
    maxLength: 200,
    description:
      'West, south, east, north in degrees (CRS84), parted by commas; six numbers with heights.',
  }),
);
const permission = 'sharing.use';

export const featureOperations = defineApi('sharing', {
  featuresLanding: {
    method: 'GET',
    path: '/sharing/features',
    summary: 'OGC API Features: landing page',
    permission,
    reply: Open,
  },
  featuresConformance: {
    method: 'GET',
    path: '/sharing/features/conformance',
    summary: 'OGC API Features: what this interface conforms to',
    permission,
    reply: Open,
  },
  featuresCollections: {
    method: 'GET',
    path: '/sharing/features/collections',
    summary: 'OGC API Features: the grants of the own department that hold places',
    permission,
    reply: Open,
  },
  featuresCollection: {
    method: 'GET',
    path: '/sharing/features/collections/:collectionId',
    summary: 'OGC API Features: one collection',
    permission,
    params: collection,
    reply: Open,
  },
  featuresItems: {
    method: 'GET',
    path: '/sharing/features/collections/:collectionId/items',
    summary: 'OGC API Features: places of a collection as GeoJSON, by pages',
    permission,
    params: collection,
    query: Type.Object(
      {
        bbox,
        limit: Type.Optional(
          Type.Integer({
            minimum: 1,
            default: 100,
            description: 'Features a page; above 10,000 there are 10,000 (OGC 17-069r4, 7.15.3).',
          }),
        ),
        datetime: Type.Optional(
          Type.String({
            maxLength: 100,
            description:
              'An instant or an interval (RFC 3339, `..` for an open end). The rows have no time of their own: none is left out.',
          }),
        ),
        offsetKey: Type.Optional(Type.String({ maxLength: 2000 })),
        f: Type.Optional(Type.String({ pattern: '^(geo)?json$' })),
      },
      { additionalProperties: false },
    ),
    reply: Open,
    problems: [
      'bbox-unreadable',
      'datetime-unreadable',
      'grant-ended',
      'volume-reached',
      'cursor-unreadable',
    ],
  },
  featuresItem: {
    method: 'GET',
    path: '/sharing/features/collections/:collectionId/items/:featureId',
    summary: 'OGC API Features: one place',
    permission,
    params: Type.Object({
      collectionId: Type.String({ maxLength: 60 }),
      featureId: Type.String({ maxLength: 300 }),
    }),
    reply: Open,
    problems: ['grant-ended', 'volume-reached'],
  },
});
