import demo0101 from './demo/0101.json' with { type: 'json' };
import demo0102 from './demo/0102.json' with { type: 'json' };
import demo0103 from './demo/0103.json' with { type: 'json' };
import demo0104 from './demo/0104.json' with { type: 'json' };
import demo0105 from './demo/0105.json' with { type: 'json' };
import demo0201 from './demo/0201.json' with { type: 'json' };
import demo0202 from './demo/0202.json' with { type: 'json' };
import demo0203 from './demo/0203.json' with { type: 'json' };
import demo0204 from './demo/0204.json' with { type: 'json' };
import demo0205 from './demo/0205.json' with { type: 'json' };
import demo0206 from './demo/0206.json' with { type: 'json' };
import demo0207 from './demo/0207.json' with { type: 'json' };
import demo0208 from './demo/0208.json' with { type: 'json' };
import demo0209 from './demo/0209.json' with { type: 'json' };
import demo0210 from './demo/0210.json' with { type: 'json' };
import demo0211 from './demo/0211.json' with { type: 'json' };
import demo0212 from './demo/0212.json' with { type: 'json' };
import demo0213 from './demo/0213.json' with { type: 'json' };
import demo0214 from './demo/0214.json' with { type: 'json' };
import phrases0101 from './phrases/0101.json' with { type: 'json' };
import phrases0102 from './phrases/0102.json' with { type: 'json' };
import phrases0103 from './phrases/0103.json' with { type: 'json' };
import phrases0104 from './phrases/0104.json' with { type: 'json' };
import phrases0105 from './phrases/0105.json' with { type: 'json' };
import phrases0201 from './phrases/0201.json' with { type: 'json' };
import phrases0202 from './phrases/0202.json' with { type: 'json' };
import phrases0203 from './phrases/0203.json' with { type: 'json' };
import phrases0204 from './phrases/0204.json' with { type: 'json' };
import phrases0205 from './phrases/0205.json' with { type: 'json' };
import phrases0206 from './phrases/0206.json' with { type: 'json' };
import phrases0207 from './phrases/0207.json' with { type: 'json' };
import phrases0208 from './phrases/0208.json' with { type: 'json' };
import phrases0209 from './phrases/0209.json' with { type: 'json' };
import phrases0210 from './phrases/0210.json' with { type: 'json' };
import phrases0211 from './phrases/0211.json' with { type: 'json' };
import phrases0212 from './phrases/0212.json' with { type: 'json' };
import phrases0213 from './phrases/0213.json' with { type: 'json' };
import phrases0214 from './phrases/0214.json' with { type: 'json' };

type PhrasesByCategory = Readonly<Record<string, readonly string[]>>;

/** Hand-written phrases of residents, at least twenty-eight a category, by category code. */
export const trainingPhrases: PhrasesByCategory = {
  ...phrases0101,
  ...phrases0102,
  ...phrases0103,
  ...phrases0104,
  ...phrases0105,
  ...phrases0201,
  ...phrases0202,
  ...phrases0203,
  ...phrases0204,
  ...phrases0205,
  ...phrases0206,
  ...phrases0207,
  ...phrases0208,
  ...phrases0209,
  ...phrases0210,
  ...phrases0211,
  ...phrases0212,
  ...phrases0213,
  ...phrases0214,
};

/** Other hand-written phrases, never trained on, from which demo reports are made. */
export const demoPhrases: PhrasesByCategory = {
  ...demo0101,
  ...demo0102,
  ...demo0103,
  ...demo0104,
  ...demo0105,
  ...demo0201,
  ...demo0202,
  ...demo0203,
  ...demo0204,
  ...demo0205,
  ...demo0206,
  ...demo0207,
  ...demo0208,
  ...demo0209,
  ...demo0210,
  ...demo0211,
  ...demo0212,
  ...demo0213,
  ...demo0214,
};
