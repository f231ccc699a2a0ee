import { type Act, useAct } from './use-act.ts';

/** Runs what a form does: its work, then the lists read anew, then the form closes. */
export function useFinish({
  renew,
  onDone,
}: {
  readonly renew: () => Promise<unknown>;
  readonly onDone: () => void;
}): { readonly act: Act; readonly finish: (work: () => Promise<unknown>) => Promise<void> } {
  const act = useAct();
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    const isDone = await act.run(async () => {
      await work();
      await renew();
    });
    if (isDone) onDone();
  };
  return { act, finish };
}
