/** What the module of classification offers over HTTP. */
import { defineApi, Type } from '#platform/contract/index.ts';

export const api = defineApi('classification', {
  models: {
    method: 'GET',
    path: '/classification/models',
    summary: 'Models trained so far, the newest in use',
    permission: 'classification.read',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          sampleCount: Type.Integer(),
          correctionCount: Type.Integer(),
          trainedAt: Type.String({ format: 'date-time' }),
        }),
      ),
    }),
  },
});
