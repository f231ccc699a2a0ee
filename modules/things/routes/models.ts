/** One line an operation: models. */
import type { Handlers } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { modelOperations } from '../contract/model-operations.ts';
import {
  exportModels,
  listModels,
  modelVersions,
  previewModel,
  retireModel,
  saveModel,
  setModelSecret,
  viewModel,
} from '../service/edit-models.ts';

export const modelHandlers: Handlers<typeof modelOperations> = {
  models: (ctx) => listModels(ctx),
  model: (ctx, { params }) => viewModel(ctx, params.code),
  modelVersions: (ctx, { params }) => modelVersions(ctx, params.code),
  previewModel: (ctx, { body }) => previewModel(ctx, body),
  saveModel: (ctx, { params, body }) => {
    if (params.code !== body.model.code) {
      throw generalProblem('request-invalid', { count: 1 }, [
        { pointer: '/body/model/code', detail: params.code },
      ]);
    }
    return saveModel(ctx, body);
  },
  retireModel: async (ctx, { params, body }) => {
    await retireModel(ctx, params.code, body.retired);
    return { done: true };
  },
  exportModels: (ctx, { query }) => exportModels(ctx, query.code),
  setModelSecret: (ctx, { params, body }) => setModelSecret(ctx, params.code, body.enabled),
};
