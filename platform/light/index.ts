/**
 * Pages without script, below `/light`: written on the server, sent as plain forms, at most 30 KB. A module's
 * `light/` room exports `LightPage`s and fills `lightPagesSlot`; it does everything through operations.
 */
export type { LightFile } from './form.ts';
export { Html, html, type HtmlValue, nothing } from './html.ts';
export {
  area,
  boxes,
  carry,
  type Choice,
  form,
  hidden,
  input,
  keepPhotos,
  photos,
  radios,
  select,
} from './fields.ts';
export {
  buttonLink,
  facts,
  type LinkItem,
  links,
  nextPage,
  notice,
  steps,
  table,
} from './pieces.ts';
export {
  type LightAnswer,
  type LightPage,
  lightPagesSlot,
  type LightRequest,
  type LightTown,
  lightTownSlot,
  type Words,
} from './types.ts';
export { lightAddressOf } from './addresses.ts';
