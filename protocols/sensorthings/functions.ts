/** The query functions of OGC 18-088 table 23, with how many arguments each takes. */
interface Arity {
  readonly least: number;
  readonly most: number;
}

const takes = (least: number, most = least): Arity => ({ least, most });

/** Every function that `$filter` knows. */
export const functions = {
  substringof: takes(2),
  contains: takes(2),
  endswith: takes(2),
  startswith: takes(2),
  length: takes(1),
  indexof: takes(2),
  substring: takes(2, 3),
  tolower: takes(1),
  toupper: takes(1),
  trim: takes(1),
  concat: takes(2),
  year: takes(1),
  month: takes(1),
  day: takes(1),
  hour: takes(1),
  minute: takes(1),
  second: takes(1),
  fractionalseconds: takes(1),
  date: takes(1),
  time: takes(1),
  totaloffsetminutes: takes(1),
  now: takes(0),
  mindatetime: takes(0),
  maxdatetime: takes(0),
  round: takes(1),
  floor: takes(1),
  ceiling: takes(1),
  'geo.distance': takes(2),
  'geo.length': takes(1),
  'geo.intersects': takes(2),
  st_equals: takes(2),
  st_disjoint: takes(2),
  st_touches: takes(2),
  st_overlaps: takes(2),
  st_crosses: takes(2),
  st_within: takes(2),
  st_contains: takes(2),
  st_intersects: takes(2),
};

/** The functions by name. */
export type Functions = typeof functions;
