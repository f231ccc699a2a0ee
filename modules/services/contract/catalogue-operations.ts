/** What the administrator of the catalogue does. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import {
  CatalogueFile,
  ItemCode,
  ItemContent,
  ItemRow,
  ItemVersion,
  ItemView,
  LifeEvent,
} from './item.ts';
import { FieldChange } from './application.ts';

const itemParams = Type.Object({ code: ItemCode });

/** What taking a set over did or would do. */
export const ImportResult = Type.Object({
  added: Type.Array(Type.String()),
  changed: Type.Array(Type.String()),
  same: Type.Integer(),
  lifeEvents: Type.Integer(),
  done: Type.Boolean(),
});
export type ImportResult = Static<typeof ImportResult>;

export const catalogueOperations = {
  catalogue: {
    method: 'GET',
    path: '/services/catalogue',
    summary: 'Every item, also those that are closed, and the life events',
    permission: 'services.configure',
    reply: Type.Object({ items: Type.Array(ItemRow), lifeEvents: Type.Array(LifeEvent) }),
  },
  catalogueItem: {
    method: 'GET',
    path: '/services/catalogue/:code',
    summary: 'One item with its versions',
    permission: 'services.configure',
    params: itemParams,
    reply: Type.Object({
      item: ItemView,
      versions: Type.Array(ItemVersion),
      drafts: Type.Integer(),
    }),
    problems: ['item-unknown'],
  },
  saveItem: {
    method: 'PUT',
    path: '/services/catalogue/:code',
    summary: 'Save an item as its next version; drafts keep the version begun with',
    permission: 'services.configure',
    params: itemParams,
    body: Type.Object({
      /** 0: a new item. */
      version: Type.Integer({ minimum: 0 }),
      active: Type.Boolean(),
      note: Type.String({ maxLength: 200 }),
      content: ItemContent,
    }),
    reply: Type.Object({
      version: Type.Integer(),
      changes: Type.Array(FieldChange),
      drafts: Type.Integer(),
    }),
    problems: ['item-faulty', 'item-department-unknown', 'changed-meanwhile'],
  },
  saveLifeEvents: {
    method: 'PUT',
    path: '/services/life-events',
    summary: 'Save all life events, in their order',
    permission: 'services.configure',
    body: Type.Object({ items: Type.Array(LifeEvent, { maxItems: 50 }) }),
    reply: Type.Object({ items: Type.Array(LifeEvent) }),
    problems: ['item-unknown'],
  },
  exportCatalogue: {
    method: 'GET',
    path: '/services/catalogue-file',
    summary: 'The whole catalogue as JSON',
    permission: 'services.configure',
    reply: Type.Unsafe<never>({}),
    file: 'application/json',
  },
  importCatalogue: {
    method: 'POST',
    path: '/services/catalogue-file',
    summary:
      'Take a catalogue over, or only say what that would change; the shipped set without a file',
    permission: 'services.configure',
    body: Type.Object({
      file: nullable(CatalogueFile),
      mode: oneOf(['look', 'take']),
    }),
    reply: ImportResult,
    bodyLimitBytes: 5_000_000,
    problems: ['item-faulty', 'item-department-unknown'],
  },
} as const;
