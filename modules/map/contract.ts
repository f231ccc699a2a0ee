/** What the one map offers over HTTP. */
import { defineApi, Type } from '#platform/contract/index.ts';
import { mapLayerOperations } from '#platform/contract/map.ts';
import { MapBackgroundSettings } from '#platform/contract/map-background.ts';
import { ownLayerOperations } from './contract/own-layers.ts';

export * from './contract/own-layers.ts';

const Version = Type.Integer({ minimum: 0 });
const Settings = Type.Object({ ...MapBackgroundSettings.properties, version: Version });

export const api = defineApi('map', {
  ...mapLayerOperations,
  ...ownLayerOperations,
  settings: {
    method: 'GET',
    path: '/map/settings',
    summary: 'Where the ground of the map comes from',
    permission: 'map.configure',
    reply: Settings,
  },
  saveSettings: {
    method: 'PUT',
    path: '/map/settings',
    summary: 'Set where the ground of the map comes from',
    permission: 'map.configure',
    body: Settings,
    reply: Type.Object({ version: Version }),
    problems: ['map-background-faulty', 'changed-meanwhile'],
  },
});
