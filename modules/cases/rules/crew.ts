/** The order in which crew is offered. */

/** What is known of a member of the crew for one case. */
export interface CrewFacts {
  readonly skillMatches: number;
  readonly openCases: number;
  /** To the middle of the person's open cases; null when there are none. */
  readonly distanceMetres: number | null;
}

/** Higher is better: a fitting skill outweighs three open cases; a kilometre weighs as one. */
export function crewScore({ skillMatches, openCases, distanceMetres }: CrewFacts): number {
  const skill = Math.min(skillMatches, 2) * 3;
  const far = distanceMetres === null ? 0.5 : Math.min(distanceMetres / 1000, 5);
  return Math.round((skill - openCases - far) * 100) / 100;
}

/** A department's trade and the categories it serves. */
export interface Trade {
  readonly code: string;
  readonly nameZh: string;
  readonly categoryPrefixes: readonly string[];
}

/** Names of a person's trades that serve a category. */
export function fittingSkills(
  trades: readonly Trade[],
  categoryCode: string,
  held: readonly string[],
): string[] {
  return trades
    .filter(({ code, nameZh }) => held.includes(code) || held.includes(nameZh))
    .filter(({ categoryPrefixes }) =>
      categoryPrefixes.some((prefix) => categoryCode.startsWith(prefix)),
    )
    .map(({ nameZh }) => nameZh);
}
