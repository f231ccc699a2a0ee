/** Building stones of contracts that every module uses. Browser-safe. */
import { type Static, type TSchema, Type } from 'typebox';

/** A UUID. */
export const Id = Type.String({ format: 'uuid' });

/** An instant, ISO 8601 with zone. */
export const Instant = Type.String({ format: 'date-time' });

/** A WGS-84 position in degrees. */
export const Position = Type.Object({
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
});
export type Position = Static<typeof Position>;

/** The schema or null; for schemas that have one `type`. */
export function nullable<S extends TSchema>(schema: S) {
  const { type, ...rest } = schema as unknown as { type: string };
  const choices = 'enum' in rest ? { enum: [...(rest.enum as unknown[]), null] } : {};
  return Type.Unsafe<Static<S> | null>({ ...rest, type: [type, 'null'], ...choices });
}

/** One of a list of words. @param options e.g. a mark of personal data */
export function oneOf<const T extends readonly string[]>(words: T, options: object = {}) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words], ...options });
}

/** A page of a list: `nextCursor` is null on the last page. */
export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) });
}

/** Members of a query that pages by key. */
export const paging = {
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

/** The answer of a command that has nothing to tell but that it was done. */
export const Done = Type.Object({ done: Type.Boolean() });
