import { useEffect } from 'react';
import { watchNetwork } from './outbox/runner.ts';

/** On every page, while reports wait: sends them as soon as there is a network. */
export default function WaitingPart() {
  useEffect(watchNetwork, []);
  return null;
}
