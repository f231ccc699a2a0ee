/**
 * npm run bench -- classify TRAIN.csv TEST.csv [--unlabelled FILE] [--categories FILE]
 *
 * Trains the text classifier on the first file and measures it on the second. Columns: id, time,
 * subject, text, label. Texts without labels (`messages_unlabelled.csv`) and a tree of categories
 * (`categories.csv`: level1, level2, level3) are used when named, or when they lie beside TRAIN, in
 * `$ZHENSHU_SHARED_DATA/civic`, or in `../shared/data/civic`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  classify,
  LETTER_VIEWS,
  measureQuality,
  trainModel,
  type Message,
  type Quality,
  type Sample,
  type Verdict,
} from '../modules/classification/rules/index.ts';

/** One line for the list of benches. */
export const about = 'text classifier: TRAIN.csv TEST.csv → macro-F1, calibration, messages/s';

const USAGE =
  'Usage: npm run bench -- classify TRAIN.csv TEST.csv [--unlabelled FILE] [--categories FILE]';

/** The tree's names are short and abstract: each counts a tenth of a message. */
const CATEGORY_WEIGHT = 0.1;

type Row = Readonly<Record<string, string>>;

/** Fields of a CSV text (RFC 4180: quotes, doubled quotes, line breaks within quotes). */
function parseCells(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/gy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') {
      if (cells.length > 1 || cells[0] !== '') rows.push(cells);
      cells = [];
    }
    if (pattern.lastIndex >= text.length) break;
  }
  return rows;
}

function readCsv(path: string, needed: readonly string[]): Row[] {
  if (!existsSync(path)) throw new Error(`There is no file ${path}. ${USAGE}`);
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const [head = [], ...rows] = parseCells(text);
  const names = head.map((name) => name.trim());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`${path} has no column ${missing.join(', ')}; it has ${names.join(', ')}.`);
  }
  return rows.map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])));
}

function messageOf(row: Row): Message {
  return { subject: row['subject'] ?? '', text: row['text'] ?? '' };
}

function sampleOf(row: Row): Sample {
  return { ...messageOf(row), label: (row['label'] ?? '').trim() };
}

/** The named file, or the first that lies in one of the usual places. */
function findAid(named: string | undefined, name: string, train: string): string | undefined {
  if (named !== undefined) return resolve(named);
  const shared = process.env['ZHENSHU_SHARED_DATA'];
  const folders = [
    dirname(resolve(train)),
    ...(shared === undefined ? [] : [join(shared, 'civic')]),
    join(import.meta.dirname, '..', '..', 'shared', 'data', 'civic'),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The tree's names as light samples, for those classes that the training file has. */
function categorySamples(rows: readonly Row[], labels: ReadonlySet<string>): Sample[] {
  return rows
    .map((row) => ({ label: row['level1'] ?? '', name: `${row['level2']} ${row['level3']}` }))
    .filter(({ label }) => labels.has(label))
    .map(({ label, name }) => ({ label, subject: name, text: name, weight: CATEGORY_WEIGHT }));
}

function printTable(quality: Quality, figures: Readonly<Record<string, string>>): void {
  console.log('\nclass                 messages  precision  recall      F1');
  for (const { label, count, precision, recall, f1 } of quality.perLabel) {
    // A Chinese character is two columns wide on a terminal.
    const name = label + ' '.repeat(Math.max(0, 22 - 2 * label.length));
    const cells = [precision, recall, f1].map((value) => value.toFixed(4).padStart(8));
    console.log(`${name}${String(count).padStart(8)}   ${cells.join('')}`);
  }
  console.log('');
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(37)}${value}`);
}

interface Inputs {
  readonly train: readonly Sample[];
  readonly test: readonly Sample[];
  readonly unlabelled: readonly Message[];
  readonly categories: readonly Sample[];
}

function readInputs(args: readonly string[]): Inputs {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { unlabelled: { type: 'string' }, categories: { type: 'string' } },
  });
  const [trainPath, testPath] = positionals;
  if (trainPath === undefined || testPath === undefined) throw new Error(USAGE);
  const train = readCsv(trainPath, ['text', 'label']).map(sampleOf);
  const test = readCsv(testPath, ['text', 'label']).map(sampleOf);
  const unlabelledPath = findAid(values.unlabelled, 'messages_unlabelled.csv', trainPath);
  const categoriesPath = findAid(values.categories, 'categories.csv', trainPath);
  const labels = new Set(train.map(({ label }) => label));
  return {
    train,
    test,
    unlabelled:
      unlabelledPath === undefined ? [] : readCsv(unlabelledPath, ['text']).map(messageOf),
    categories:
      categoriesPath === undefined
        ? []
        : categorySamples(readCsv(categoriesPath, ['level1', 'level2', 'level3']), labels),
  };
}

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { train, test, unlabelled, categories } = readInputs(args);
  const began = performance.now();
  const model = trainModel([...train, ...categories], {
    views: LETTER_VIEWS,
    unlabelled,
    balance: 1,
    complement: 0.4,
    calibrationFolds: 5,
  });
  const trainingSeconds = (performance.now() - began) / 1000;
  for (const message of test.slice(0, 50)) classify(model, message);
  const started = performance.now();
  const verdicts: Verdict[] = test.map((message) => {
    const { label, probability } = classify(model, message);
    return { truth: message.label, label, probability };
  });
  const messagesPerSecond = Math.round((1000 * test.length) / (performance.now() - started));
  const quality = measureQuality(verdicts);
  const length = test.reduce(
    (sum, { subject, text }) => sum + (subject ?? '').length + text.length,
    0,
  );
  printTable(quality, {
    'trained on': `${train.length} messages, ${unlabelled.length} without label, ${categories.length} category names`,
    'training, seconds': trainingSeconds.toFixed(1),
    'measured on': `${test.length} messages of ${Math.round(length / Math.max(1, test.length))} characters on average`,
    'macro-F1': quality.macroF1.toFixed(4),
    accuracy: quality.accuracy.toFixed(4),
    'expected calibration error, 15 bins': quality.calibrationError.toFixed(4),
    'messages per second, one core': String(messagesPerSecond),
  });
  const { macroF1, accuracy, calibrationError } = quality;
  const rounded = [macroF1, accuracy, calibrationError].map((value) => Number(value.toFixed(4)));
  const [f1, hits, error] = rounded;
  console.log(
    JSON.stringify({
      bench: 'classify',
      macroF1: f1,
      accuracy: hits,
      calibrationError: error,
      messagesPerSecond,
    }),
  );
}
