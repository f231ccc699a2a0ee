/** What the protection of personal data asks of the module of classification. */
import type { PersonalErase } from '#platform/personal/index.ts';
import { withoutWords, wordsOf } from '#platform/personal/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { retrainTimer } from './service/model.ts';
import { correctionsWith, saveCorrectionText } from './store/corrections.ts';

/** Names leave the corrections; the model is trained anew without them. */
export const eraseOfClassification: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, person) => {
    const words = wordsOf(person);
    const rows = await correctionsWith(tx, words);
    for (const { id, text } of rows) await saveCorrectionText(tx, id, withoutWords(text, words));
    if (rows.length > 0) {
      const dueAt = tx.ctx.clock.now();
      await setTimers(tx, [{ kind: retrainTimer, subject: tx.ctx.tenantId, dueAt }]);
    }
    return undefined;
  },
};
