/** For whom a report is taken down, as the desk that sent us here says it: in the state of the way, never in the address. */
import { useLocation } from 'react-router';
import type { ReportDraft } from './report-draft.ts';

/** What another desk hands over. */
export interface ForWhom {
  /** The resident of an open session of assistance (代办). */
  readonly principal?: { readonly personId: string; readonly name: string };
  readonly channel?: ReportDraft['channel'];
  /** Page that gets the number of the report. */
  readonly returnTo?: string;
  /** The telephone call, handed back with the number. */
  readonly callId?: string;
}

/** What was handed over; nothing for who came by the menu. */
export function useForWhom(): ForWhom {
  const { state } = useLocation() as { state: unknown };
  const { principal, channel, returnTo, callId } = (state ?? {}) as Partial<ForWhom>;
  return {
    ...(typeof principal?.personId === 'string' ? { principal } : {}),
    ...(channel === 'hotline' || channel === 'window' ? { channel } : {}),
    ...(typeof returnTo === 'string' && returnTo.startsWith('/') ? { returnTo } : {}),
    ...(typeof callId === 'string' ? { callId } : {}),
  };
}
