/** What a place name stands for. */
export type PlaceKind =
  | 'town'
  | 'village'
  | 'quarter'
  | 'hamlet'
  | 'road'
  | 'landmark'
  | 'shop'
  | 'water';
