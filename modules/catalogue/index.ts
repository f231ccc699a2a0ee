/** The door of the catalogue: what other modules may call. */
export { plainField } from './contract/shapes.ts';
export type {
  FieldFormat,
  FieldMask,
  FieldType,
  FieldView,
  Grade,
  PersonalClass,
  ResourceKind,
  ResourceView,
} from './contract/shapes.ts';
export {
  resourceByCode,
  resourceOf,
  resourcesOf,
  type ResourceFilter,
} from './service/resources.ts';
export { type LineageEdge, lineageSlot, type LineageSource } from './slots.ts';
export { type NewResource, registerResource } from './service/register.ts';
export { type Measured, type Measurement, type RowMeasure, rowMeasureSlot } from './slots.ts';
