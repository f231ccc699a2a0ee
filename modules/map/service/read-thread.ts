/** A thread that reads one GeoJSON file: millions of corners are parsed and thinned while requests go on. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFeatures } from '../rules/read-features.ts';

const { bytes, locale } = workerData as { bytes: Uint8Array; locale: 'zh' | 'en' };
parentPort?.postMessage(readFeatures(new TextDecoder().decode(bytes), locale));
