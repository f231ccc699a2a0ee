/** What stations of air, noise and water measure at an instant. */
import { isDemoMarketDay } from '#demo/history/rhythm.ts';
import type { Incident } from './incidents.ts';
import { between, hourOf, hump, rounded, slowWave, tremble, wintriness } from './waves.ts';

/** Values by property of the model. */
export type Values = Readonly<Record<string, number>>;

/** Air: micrograms a cubic metre, CO in milligrams. `dust` raises the particles. */
export function airValues(name: string, at: Date, incident: Incident | undefined): Values {
  const [hour, winter] = [hourOf(at), wintriness(at)];
  const still = Math.exp(0.5 * slowWave(name, at));
  const traffic = 0.6 + hump(hour, 8, 2) + hump(hour, 19, 2.5);
  const dust = incident?.kind === 'dust' ? 95 * hump(incident.progress, 0.5, 0.35) : 0;
  const pm25 = (15 + 24 * winter) * still * (0.85 + 0.15 * traffic) + dust;
  return {
    pm25: rounded(Math.max(2, pm25 + tremble(`${name} pm25`, at, 1.2)), 1),
    pm10: rounded(Math.max(5, pm25 * 1.6 + tremble(`${name} pm10`, at, 2)), 1),
    so2: rounded(Math.max(2, (5 + 6 * winter) * Math.sqrt(still)), 1),
    no2: rounded(Math.max(3, 14 * traffic * Math.sqrt(still)), 1),
    co: rounded(Math.max(0.2, 0.45 + 0.3 * winter * still), 2),
    o3: rounded(
      Math.max(5, 35 + (125 - 75 * winter) * hump(hour, 15, 4) * (1.3 - 0.25 * still)),
      1,
    ),
    temperature: rounded(29 - 22 * winter + 5 * hump(hour, 15, 5) + slowWave(`${name} t`, at), 1),
    humidity: rounded(
      between(20, 82 - 22 * hump(hour, 15, 5) + 5 * slowWave(`${name} h`, at), 98),
      0,
    ),
    pressure: rounded(1006 + 8 * winter + 3 * slowWave('pressure', at), 1),
    windSpeed: rounded(Math.max(0, 1.6 + 1.2 * slowWave('wind', at)), 1),
    windDirection: rounded(((((slowWave('direction', at) + 1) * 180) % 360) + 360) % 360, 0),
  };
}

/** Noise of one minute, dB(A). Usual levels by day and night; market days are louder. */
export function noiseValues(
  name: string,
  at: Date,
  { usual, incident }: { usual: { day: number; night: number }; incident: Incident | undefined },
): Values {
  const hour = hourOf(at);
  const isDay = hour >= 6 && hour < 22;
  const market = isDemoMarketDay(at) ? 4 * hump(hour, 9, 3) : 0;
  const music = incident?.kind === 'loudMusic' ? 22 : 0;
  const leq =
    (isDay ? usual.day : usual.night) +
    market +
    music +
    2 * slowWave(name, at) +
    tremble(name, at, 1.1);
  return {
    leq: rounded(leq, 1),
    lmax: rounded(leq + 9 + Math.abs(tremble(`${name} x`, at, 3)), 1),
    lmin: rounded(leq - 8 - Math.abs(tremble(`${name} n`, at, 1.5)), 1),
    l10: rounded(leq + 3.2, 1),
    l50: rounded(leq - 1.4, 1),
    l90: rounded(leq - 5.1, 1),
  };
}

/** Water: mg/L, pH without unit. `sewageInflow` brings ammonia and takes oxygen. */
export function waterValues(
  name: string,
  at: Date,
  { load, incident }: { load: number; incident: Incident | undefined },
): Values {
  const sun = hump(hourOf(at), 15, 4);
  const sewage = incident?.kind === 'sewageInflow' ? hump(incident.progress, 0.4, 0.3) : 0;
  const washed = Math.exp(0.5 * slowWave(name, at)) * load;
  return {
    ph: rounded(7.3 + 0.2 * sun - 0.6 * sewage + tremble(`${name} ph`, at, 0.03), 2),
    dissolvedOxygen: rounded(Math.max(0.8, 7.6 + 1.2 * sun - 0.9 * washed - 4.5 * sewage), 2),
    permanganate: rounded(1.6 + 2.2 * washed + 6 * sewage, 2),
    cod: rounded(8 + 6 * washed + 30 * sewage, 1),
    ammonia: rounded(0.08 + 0.52 * washed + 2.6 * sewage, 3),
    totalPhosphorus: rounded(0.03 + 0.08 * washed + 0.35 * sewage, 3),
    totalNitrogen: rounded(0.3 + 1.1 * washed + 3 * sewage, 2),
    temperature: rounded(24 - 13 * wintriness(at) + sun, 1),
    conductivity: rounded(260 + 60 * washed + 240 * sewage, 0),
    turbidity: rounded(6 + 14 * washed + 60 * sewage, 1),
  };
}
