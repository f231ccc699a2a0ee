import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  api,
  type Board,
  type BoardQuery,
  type LayoutContent,
  type LayoutView,
} from '#modules/cockpit/contract/index.ts';
import { api as indicatorsApi } from '#modules/indicators/contract/index.ts';
import { createClient } from '#ui/api/index.ts';

const cockpit = createClient(api);
const indicators = createClient(indicatorsApi);

/** All indicators, for the choice and for the preview. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators', 'list'],
    queryFn: async () => (await indicators.list({ query: {} })).items,
  });
}

/** Where a layout is looked at while it is arranged: its own place, or the first of its kind. */
export function usePreviewPlace({ audience, placeCode }: LayoutContent) {
  return useQuery({
    queryKey: ['cockpit', 'previewPlace', audience, placeCode],
    queryFn: () => placeFor(audience, placeCode),
    staleTime: 300_000,
  });
}

async function placeFor(
  audience: LayoutContent['audience'],
  placeCode: string,
): Promise<BoardQuery> {
  if (audience === 'phone') return { phone: true };
  if (audience === 'county' || audience === 'town') return {};
  if (placeCode !== '') return { level: audience, code: placeCode };
  const town = await cockpit.board({ query: {} });
  const village = { level: 'village' as const, code: town.children[0]?.code ?? '' };
  if (audience === 'village') return village;
  const [cell] = (await cockpit.board({ query: village })).children;
  return { level: 'gridCell', code: cell?.code ?? '' };
}

/** The board of a draft: the place and its parts as they are, the tiles as they are being arranged. */
export function usePreview(layout: LayoutView, content: LayoutContent): Board | null {
  const place = usePreviewPlace(content);
  const known = useIndicators();
  const query = place.data ?? {};
  const frame = useQuery({
    queryKey: ['cockpit', 'preview', query],
    queryFn: () => cockpit.board({ query }),
    enabled: place.isSuccess,
    staleTime: 300_000,
  });
  // Where a tile stands changes nothing of what it shows.
  const asked = content.tiles.map((tile) => ({ ...tile, x: 0, y: 0, w: 1, h: 1 }));
  const answers = useQuery({
    queryKey: ['cockpit', 'answers', query, asked],
    queryFn: () => cockpit.answers({ body: { place: query, tiles: asked } }),
    enabled: place.isSuccess,
    placeholderData: keepPreviousData,
  });
  if (!frame.data) return null;
  return {
    ...frame.data,
    layout: { ...layout, ...content },
    indicators: known.data ?? frame.data.indicators,
    answers: answers.data?.answers ?? [],
  };
}
