/** What the module listens to: a pause that ran out, a consent that was withdrawn. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import type { Listener } from '#platform/module/index.ts';
import { consentChanged } from '#modules/privacy/index.ts';
import { takeAct } from './service/act.ts';
import { dropPrefilledOf, prefillPurpose } from './service/drafts.ts';
import { tellDesk } from './service/tell.ts';
import { applicationById, applicationOfCase } from './store/applications.ts';

/** The case went on by itself at the end of the pause: the supplement did not come, and the time limit runs again. */
async function followPause(tx: Tx, event: StoredEvent): Promise<void> {
  if (event.payload['action'] !== 'resume') return;
  const found = await applicationOfCase(tx, event.subject);
  const application = found && (await applicationById(tx, found.id, true));
  if (application?.stage !== 'supplementing') return;
  const after = await takeAct(tx, application, { act: 'lapse', parties: ['clock'], input: {} });
  await tellDesk(tx, after, 'service.lapsed');
}

/** What was filled in on the ground of a consent goes with it. */
async function followConsent(tx: Tx, { payload }: StoredEvent): Promise<void> {
  const { personId, purpose, given } = payload;
  if (purpose !== prefillPurpose || given === true) return;
  await dropPrefilledOf(tx, String(personId));
}

/** The listeners. */
export const listeners: readonly Listener[] = [
  { name: 'services.followPause', events: ['case.acted'], handle: followPause },
  { name: 'services.followConsent', events: [consentChanged], handle: followConsent },
];
