/** What the module of operations offers over HTTP. */
import { defineApi, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

const states = ['ok', 'off', 'warning', 'urgent'] as const;

/** Something that is looked after, as it stands. */
export const Finding = Type.Object({
  code: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  state: oneOf(states),
  valueZh: Type.String(),
  valueEn: Type.String(),
  cureZh: Type.String(),
  cureEn: Type.String(),
  /** Since when it is not well; null while it is. */
  since: nullable(Type.String()),
});
export type Finding = Static<typeof Finding>;

export const api = defineApi('operations', {
  health: {
    method: 'GET',
    path: '/operations/health',
    summary: 'How the installation stands',
    permission: 'operations.read',
    reply: Type.Object({ at: Type.String(), items: Type.Array(Finding) }),
  },
});
