/** What the first screen offers, and what typing suggests. */
import type { Ctx } from '#platform/context/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { likelyDuplicates } from '#modules/cases/index.ts';
import { classifier } from '#modules/classification/index.ts';
import { book } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import { problem } from '../contract/problems.ts';
import { nameFor } from './names.ts';
import { asPublic, stateWords } from './public.ts';
import { anyPublic } from '../store/public.ts';

/** Popular categories, all groups, the scanned place and the map's bounds. @throws report-place-unknown */
export async function firstScreen(ctx: Ctx, placeCode: string | undefined) {
  const town = await ground(ctx);
  const { categories } = await book(ctx);
  const place = placeCode ? town.placeByCode(placeCode) : undefined;
  if (placeCode && !place) throw problem('report-place-unknown', { code: placeCode });
  const brief = (one: (typeof categories)[number]) => ({
    code: one.code,
    name: nameFor(ctx, one),
    icon: one.icon,
  });
  const largeClass = (one: (typeof categories)[number]) =>
    nameFor(ctx, { nameZh: one.largeClassZh, nameEn: one.largeClassEn });
  const groups = new Map<
    string,
    { code: string; name: string; categories: ReturnType<typeof brief>[] }
  >();
  for (const category of categories) {
    const group = groups.get(category.largeClassCode) ?? {
      code: category.largeClassCode,
      name: largeClass(category),
      categories: [],
    };
    group.categories.push(brief(category));
    groups.set(category.largeClassCode, group);
  }
  const [west, south, east, north] = town.countyBounds ?? [73, 18, 135, 54];
  return {
    townName: nameFor(ctx, { nameZh: town.townName, nameEn: town.townNameEn }),
    hotline: town.dutyPhone,
    popular: categories
      .filter(({ popular }) => popular)
      .slice(0, 8)
      .map(brief),
    groups: [...groups.values()],
    place: place ? { code: place.code, name: nameFor(ctx, place), position: place.position } : null,
    villages: town.villages.map((village) => ({ id: village.id, name: nameFor(ctx, village) })),
    bounds: { west, south, east, north },
  };
}

/** What is being typed: three best categories, the place in the words, urgency, open likes nearby. */
export async function suggest(
  ctx: Ctx,
  given: { text: string; position?: Position; placeCode?: string },
) {
  const town = await ground(ctx);
  const duties = await book(ctx);
  const brain = await classifier(ctx);
  const read = given.text.trim() ? await brain.read(given.text, false) : null;
  const guess = read?.guess ?? null;
  const scanned = given.placeCode ? town.placeByCode(given.placeCode) : undefined;
  const [named] = given.text ? town.locate(given.text) : [];
  const position =
    given.position ??
    scanned?.position ??
    (named?.precision === 'area' ? undefined : named?.position);
  const cell = position ? town.cellAt(position) : null;
  const name = nameFor(ctx, scanned) || named?.words || nameFor(ctx, cell ?? undefined);
  const categories = (guess?.ranked ?? []).flatMap(({ categoryCode, probability }) => {
    const one = duties.category(categoryCode);
    return one ? [{ code: one.code, name: nameFor(ctx, one), icon: one.icon, probability }] : [];
  });
  return {
    categories,
    place: position
      ? {
          name,
          position,
          gridCellName: nameFor(ctx, cell ?? undefined),
          villageName: nameFor(ctx, town.village(cell?.villageId ?? '')),
        }
      : null,
    urgent: read?.urgency.level === 'urgent',
    similar: position
      ? await similarNearby(ctx, {
          text: given.text,
          position,
          categoryCode: categories[0]?.code ?? '',
        })
      : [],
  };
}

async function similarNearby(
  ctx: Ctx,
  matter: { text: string; position: Position; categoryCode: string },
) {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const likely = await likelyDuplicates(
      tx,
      {
        categoryCode: matter.categoryCode,
        description: matter.text,
        longitude: matter.position.longitude,
        latitude: matter.position.latitude,
        registeredAt: ctx.clock.now(),
        photoHashes: [],
      },
      null,
    );
    const shown = [];
    for (const { caseId, number, title, state, distanceMetres } of likely) {
      if (await anyPublic(tx, [caseId]))
        shown.push({ number, summary: title, ...stateWords(state), distanceMetres });
    }
    return shown;
  });
}
