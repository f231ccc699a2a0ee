/** The contract of participation. Browser-safe. */
import { defineApi } from '#platform/contract/index.ts';
import { callOperations } from './calls.ts';
import { consultationOperations } from './consultations.ts';
import { pointOperations } from './points.ts';
import { pollOperations } from './polls.ts';
import { rollOperations } from './roll.ts';
import { shopOperations } from './shop.ts';
import { suggestionOperations } from './suggestions.ts';

export * from './calls.ts';
export * from './consultations.ts';
export * from './points.ts';
export * from './polls.ts';
export * from './roll.ts';
export * from './shop.ts';
export * from './suggestions.ts';

export const api = defineApi('participation', {
  ...suggestionOperations.operations,
  ...rollOperations.operations,
  ...pollOperations.operations,
  ...consultationOperations.operations,
  ...pointOperations.operations,
  ...shopOperations.operations,
  ...callOperations.operations,
});

/** What is told: screens follow them, payloads hold no personal data. */
export const events = {
  suggestionChanged: 'participation.suggestionChanged',
  pollChanged: 'participation.pollChanged',
  consultationChanged: 'participation.consultationChanged',
  pointsMoved: 'participation.pointsMoved',
  roundChanged: 'participation.roundChanged',
} as const;
