/** What all devices of the demo share: where they connect to, what happens to them, how to end. */
import { demoSecret } from '#demo/device-secrets.ts';
import { type Incident, incidentsAt } from '../rhythm/incidents.ts';
import type { TownApi } from '../town-api.ts';
import { Clockwork } from './clockwork.ts';

/** A device as the server lists it. */
export type Device = Awaited<ReturnType<TownApi['devices']>>[number];

/** Doors of the server; null: that door is closed. */
export interface Doors {
  readonly mqttUrl: string | null;
  readonly hj212: { readonly host: string; readonly port: number } | null;
  readonly jt808: { readonly host: string; readonly port: number } | null;
  readonly chirpStack: { readonly url: string; readonly authorization: string } | null;
}

/** The running demo. */
export class World {
  readonly devices: readonly Device[];
  readonly doors: Doors;
  readonly town: TownApi;
  readonly seed: number;
  readonly clockwork = new Clockwork();
  readonly #ending: (() => unknown)[] = [];
  #incidents: ReadonlyMap<string, Incident> = new Map();
  #askedMs = 0;

  constructor(parts: { devices: readonly Device[]; doors: Doors; town: TownApi; seed: number }) {
    this.devices = parts.devices;
    this.doors = parts.doors;
    this.town = parts.town;
    this.seed = parts.seed;
  }

  /** Devices of a model that have a name at their door. */
  ofModel(modelCode: string): (Device & { externalId: string })[] {
    return this.devices.filter(
      (device): device is Device & { externalId: string } =>
        device.modelCode === modelCode && device.externalId !== null && device.state === 'active',
    );
  }

  /** What happens to a device now. */
  incident(externalId: string, at: Date): Incident | undefined {
    if (Math.abs(at.getTime() - this.#askedMs) > 1000) {
      const fleet = this.devices.flatMap(({ externalId: name, modelCode }) =>
        name === null ? [] : [{ externalId: name, modelCode }],
      );
      this.#incidents = incidentsAt(fleet, at, this.seed);
      this.#askedMs = at.getTime();
    }
    return this.#incidents.get(externalId);
  }

  /** The secret of a device at its door. */
  secret(externalId: string): string {
    return demoSecret(externalId);
  }

  /** Calls `end` when the simulator stops. */
  atEnd(end: () => unknown): void {
    this.#ending.push(end);
  }

  async stop(): Promise<void> {
    this.clockwork.stop();
    await Promise.all(this.#ending.map((end) => end()));
  }
}
