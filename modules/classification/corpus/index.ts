/** Texts for the classifier: what it is trained on, and what the demo history says. */
export { demoDescriptions } from './demo-descriptions.ts';
export { type CorpusSample, corpusSamples } from './samples.ts';
