/** What the one map offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { mapLayerOperations } from '#platform/contract/map.ts';

export const api = defineApi('map', { ...mapLayerOperations });
