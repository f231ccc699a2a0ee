/** Names the town, and its telephone, on every page without script. */
import type { LightRequest, LightTown } from '#platform/light/index.ts';
import { api } from '../contract.ts';

/** Fills `lightTownSlot`. */
export async function lightTown(page: Pick<LightRequest, 'call' | 'say'>): Promise<LightTown> {
  const { nameZh, nameEn, dutyPhone } = await page.call(api).here({});
  return { name: page.say(nameZh, nameEn), phone: dutyPhone };
}
