/** Who lives where: households of one to three generations, twins, and neighbours of the same name. */
import type { Gender } from '../names.ts';
import { createRandom, type Random } from '../random.ts';
import { createRegister, inventedRegions } from './identity.ts';
import { inventGiven, inventSurname } from './names.ts';
import type { Home, Population, Resident, ResidentTown } from './types.ts';

/** The year in which the population is as it is. */
const thisYear = 2026;

/** A person before one lives anywhere. */
interface Draft {
  readonly gender: Gender;
  readonly surname: string;
  readonly birthDate: string;
  readonly relation: Resident['relation'];
  readonly given: string;
}

function dateIn(random: Random, year: number): string {
  const day = new Date(Date.UTC(year, 0, 1 + random.integer(0, 364)));
  return day.toISOString().slice(0, 10);
}

interface Kin {
  readonly surname: string;
  readonly gender: Gender;
  readonly year: number;
  readonly relation: Draft['relation'];
}

function kin(random: Random, { surname, gender, year, relation }: Kin): Draft {
  const given = inventGiven(random, gender, year);
  return { gender, surname, relation, given, birthDate: dateIn(random, year) };
}

const otherGender = (gender: Gender): Gender => (gender === 'male' ? 'female' : 'male');

/** A household by the age of its head. */
function household(random: Random): Draft[] {
  const gender: Gender = random.chance(0.8) ? 'male' : 'female';
  const year = thisYear - Math.min(96, Math.max(22, Math.round(random.normal(54, 16))));
  const surname = inventSurname(random);
  const members = [kin(random, { surname, gender, year, relation: 'head' })];
  const lives = (chance: number) => random.chance(chance);
  if (lives(year < 1946 ? 0.5 : 0.8)) {
    const spouse = { surname: inventSurname(random), gender: otherGender(gender) };
    members.push(
      kin(random, { ...spouse, year: year + random.integer(-4, 4), relation: 'spouse' }),
    );
  }
  const fathersName = gender === 'male' ? surname : (members[1]?.surname ?? surname);
  members.push(...children(random, { surname: fathersName, year }));
  if (year > 1955 && lives(0.25)) {
    const parent = lives(0.35) ? 'male' : ('female' as Gender);
    const own = parent === 'male' ? surname : inventSurname(random);
    members.push(
      kin(random, {
        surname: own,
        gender: parent,
        year: year - random.integer(20, 32),
        relation: 'parent',
      }),
    );
  }
  return members;
}

function children(
  random: Random,
  { surname, year }: { readonly surname: string; readonly year: number },
): Draft[] {
  const count = random.weighted([25, 38, 30, 7]);
  const born = Array.from({ length: count }, () => year + random.integer(21, 36)).filter(
    (each) => each < thisYear,
  );
  const drafts = born.map((each) =>
    kin(random, {
      surname,
      gender: random.chance(0.52) ? 'male' : 'female',
      year: each,
      relation: 'child',
    }),
  );
  const [first] = drafts;
  // Twins: same day, same home, names that differ in one character.
  if (first && random.chance(0.02)) drafts.push(twinOf(random, first));
  return drafts;
}

function twinOf(random: Random, first: Draft): Draft {
  const given = inventGiven(random, first.gender, Number(first.birthDate.slice(0, 4)));
  const last = given.slice(-1) === first.given.slice(-1) ? '双' : given.slice(-1);
  return { ...first, given: first.given.slice(0, 1) + last };
}

/** Invents a population of so many; the same seed gives the same people. */
export function inventPopulation(count: number, town: ResidentTown, seed: number): Population {
  const random = createRandom(seed, 'residents');
  const register = createRegister();
  const homes = createHomes(random.fork('homes'), town);
  const residents: Resident[] = [];
  const used: Home[] = [];
  while (residents.length < count) {
    const home = homes();
    used.push(home);
    const householdCode = `H${String(used.length).padStart(6, '0')}`;
    const shared = telephone(random, residents.length);
    for (const draft of household(random)) {
      if (residents.length >= count) break;
      const number = residents.length;
      const region = random.chance(0.9) ? inventedRegions[0] : random.pick(inventedRegions);
      const age = thisYear - Number(draft.birthDate.slice(0, 4));
      const own = random.chance(age < 12 || age > 75 ? 0.25 : 0.9)
        ? telephone(random, number)
        : shared;
      residents.push({
        number,
        name: namesake(random, draft, residents, home) ?? draft.surname + draft.given,
        gender: draft.gender,
        birthDate: draft.birthDate,
        identityNumber: register(region, draft.birthDate, draft.gender),
        phone: random.chance(0.08) ? '' : own,
        home,
        householdCode,
        relation: draft.relation,
      });
    }
  }
  return { residents, homes: used };
}

/** Now and then somebody is called like a neighbour of the same sex. */
function namesake(
  random: Random,
  draft: Draft,
  residents: readonly Resident[],
  home: Home,
): string | undefined {
  if (draft.relation !== 'head' || !random.chance(0.02)) return undefined;
  const near = residents
    .slice(-1500)
    .filter(
      (other) =>
        other.gender === draft.gender &&
        other.home.villageName === home.villageName &&
        other.home.code !== home.code,
    );
  return near.length === 0 ? undefined : random.pick(near).name;
}

/** A number of 199-1xxx-xxxx, in a range that no operator gives out. */
function telephone(random: Random, number: number): string {
  const line = (number * 7919 + random.integer(0, 7918)) % 100_000_000;
  return `199${String(line).padStart(8, '0')}`;
}

/** Homes one after another, each in a place drawn by chance. */
function createHomes(random: Random, town: ResidentTown): () => Home {
  const numbers = new Map<string, number>();
  let count = 0;
  return () => {
    const place = random.pick(town.places);
    const street = random.pick(place.streets);
    const key = place.villageName + street;
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    count += 1;
    const area = place.isQuarter ? street : `${place.villageName}${street}`;
    const renumbered = random.chance(0.12);
    return {
      code: `F${String(count).padStart(6, '0')}`,
      villageName: place.villageName,
      street,
      address: `${area}${number}号`,
      oldAddress: renumbered ? `${area}旧${number + 300}号` : null,
    };
  };
}
