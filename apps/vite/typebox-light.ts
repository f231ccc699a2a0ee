/**
 * Stands in for `typebox` in web builds. Contracts build their schemas when they load, but a page
 * never validates: the server does. So each builder answers an empty schema here, and 11–23 KB of
 * schema code stay off the phone.
 */
const emptySchema: unknown = new Proxy(function schema() {}, {
  get: (_, key) => (typeof key === 'symbol' ? undefined : emptySchema),
  apply: () => emptySchema,
  ownKeys: () => ['prototype'],
});

/** Any `Type.X(…)`, and any property of it, is the empty schema in the browser. */
export const Type = emptySchema;

export default Type;
