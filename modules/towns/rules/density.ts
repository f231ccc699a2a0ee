/** How densely people live. */

/** People a square kilometre at which the next class of the map begins. */
export const densitySteps = [100, 300, 1000, 3000] as const;

/** People a square kilometre, whole; null where they are not known. */
export function peoplePerSquareKm(
  population: number | null,
  areaSquareMetres: number,
): number | null {
  if (population === null || areaSquareMetres <= 0) return null;
  return Math.round(population / (areaSquareMetres / 1e6));
}

/** Place of the class on the map: 0 is not known. */
export function densityKind(people: number | null): number {
  return people === null ? 0 : 1 + densitySteps.filter((step) => people >= step).length;
}
