/** Trains the demo towns' classifier on the shipped texts and the words of the demo history. */
import { createRandom } from '#demo/random.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { book } from '#modules/duties/index.ts';
import { demoDescriptions } from './corpus/index.ts';
import type { Sample } from './rules/index.ts';
import { saveModel } from './service/model.ts';
import { samplesFor } from './service/samples.ts';
import { trainAside } from './service/trainer.ts';

const textsPerCategory = 6;
const calibrationFolds = 3;
const trainedKey = 'classification.trained';

/** Starts the training for the first town; the second takes the same model. */
export async function fillDemo({ ctx, tenant, shared, later }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const { categories } = await book(ctx);
  const samples = samplesFor(categories, [], historyWords(categories.map(({ code }) => code)));
  const training =
    (shared.get(trainedKey) as Promise<Uint8Array> | undefined) ??
    trainAside(samples, calibrationFolds);
  shared.set(trainedKey, training);
  later(
    training.then(async (bytes) => {
      await saveModel(ctx, Buffer.from(bytes), { samples: samples.length, corrections: 0 });
    }),
  );
}

function historyWords(codes: readonly string[]): Sample[] {
  const random = createRandom(11, 'classifier');
  const places = ['清溪大街', '石桥村', '圩镇菜市场', '柳塘村'];
  return codes.flatMap((label) =>
    Array.from({ length: textsPerCategory }, () => ({
      text: demoDescriptions(label, () => random.next(), random.pick(places)),
      label,
    })),
  );
}
