/** What volunteering hears: the case of a broken device has ended. */
import { emit } from '#platform/events/index.ts';
import type { Listener } from '#platform/module/index.ts';
import { events } from './contract/index.ts';
import { mendFaults } from './store/stations.ts';

export const listeners: readonly Listener[] = [
  {
    name: 'volunteering.followCases',
    events: ['case.acted'],
    handle: async (tx, { subject, payload }) => {
      const { state } = payload as { readonly state: string };
      if (state !== 'closed' && state !== 'cancelled' && state !== 'merged') return;
      const stations = await mendFaults(tx, subject);
      const type = events.stationChanged;
      await emit(
        tx,
        stations.map((id) => ({ type, subject: id, payload: {}, audience: { everyone: true } })),
      );
    },
  },
];
