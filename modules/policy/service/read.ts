/** Policies as residents read them. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Eligibility, PolicyContent } from '../contract/content.ts';
import type { EligibilityStep, PolicyLine, PolicyView } from '../contract/shapes.ts';
import { policyTopics } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { fits, stepOf } from '../rules/eligibility.ts';
import { validityOn } from '../rules/validity.ts';
import { policiesByCode, publishedTexts, publishedVersions } from '../store/policies.ts';
import { answeringRow } from '../store/search-care.ts';
import type { PolicyRow } from '../store/tables.ts';
import { books } from './book.ts';
import { lineOf } from './lines.ts';

type PublicRow = PolicyRow & { readonly published: PolicyContent; readonly publishedAt: Date };

/** The public policy of a code. @throws policy-unknown */
export async function publicPolicy(tx: Tx, code: string): Promise<PublicRow> {
  const [row] = await policiesByCode(tx, [code]);
  if (!row?.isPublic || !row.published || !row.publishedAt) throw problem('policy-unknown');
  return { ...row, published: row.published, publishedAt: row.publishedAt };
}

/** A policy with its versions and what belongs to it. @throws policy-unknown */
export function readPolicy(ctx: Ctx, code: string): Promise<PolicyView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await publicPolicy(tx, code);
    const day = localDay(ctx.clock.now());
    const related = await policiesByCode(tx, row.published.related);
    const versions = await publishedVersions(tx, row.id);
    return {
      ...row.published,
      code,
      eligibility: { offered: row.published.eligibility !== null },
      validity: validityOn(row, day),
      repealedOn: row.repealedOn,
      repealedBy: row.repealedBy,
      publishedAt: row.publishedAt.toISOString(),
      versions: versions.map(({ version, note, savedAt }) => ({
        version,
        note,
        publishedAt: savedAt.toISOString(),
      })),
      relatedPolicies: related
        .filter(({ isPublic }) => isPublic)
        .map((one) => ({ code: one.code, title: one.title, validity: validityOn(one, day) })),
    };
  });
}

const newestShown = 5;
/** Questions as people ask them, to begin with. */
const examples = ['低保怎么申请', '高龄津贴', '看病报销', '建房审批', '残疾人补贴', '住院报销多少'];

/** The first page. */
export function homeOf(ctx: Ctx) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const day = localDay(ctx.clock.now());
    const lines = [...(await books.get(tx)).heads.values()].map((head) => ({
      head,
      line: lineOf(head, day),
    }));
    const current = lines.filter(({ line }) => line.validity === 'inForce');
    const newest = current.slice(0, newestShown);
    const texts = await publishedTexts(
      tx,
      newest.map(({ head }) => head.id),
    );
    const answering = await answeringRow(tx);
    return {
      topics: policyTopics
        .map((topic) => ({
          topic,
          count: current.filter(({ line }) => line.topics.includes(topic)).length,
        }))
        .filter(({ count }) => count > 0),
      newest: newest.map(({ head, line }): PolicyLine => {
        const published = texts.find(({ id }) => id === head.id)?.published;
        return { ...line, summary: published?.summary ?? [] };
      }),
      examples: current.length > 0 ? examples : [],
      answers: answering?.enabled ?? false,
    };
  });
}

/** The next question of “who can have it”, or the end. @throws policy-unknown, eligibility-missing, answer-unfit */
export async function checkEligibility(
  ctx: Ctx,
  code: string,
  answers: Readonly<Record<string, string>>,
): Promise<EligibilityStep> {
  const row = await ctx.database.inTenant(ctx, (tx) => publicPolicy(tx, code));
  const table = row.published.eligibility;
  if (!table) throw problem('eligibility-missing');
  const known = knownAnswers(table, answers);
  const { question, verdict } = stepOf(table, known);
  return {
    question,
    verdict: verdict && { ...verdict, bring: [...verdict.bring] },
    answered: Object.keys(known).length,
    most: table.questions.length,
  };
}

function knownAnswers(
  table: Eligibility,
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(answers).flatMap(([key, answer]) => {
    const question = table.questions.find((one) => one.key === key);
    // A question that the text no longer asks: the policy was changed while somebody answered.
    if (!question) return [];
    if (!fits(question, answer)) {
      throw problem('answer-unfit', { answer }, [
        { pointer: `/answers/${key}`, detail: question.text },
      ]);
    }
    return [[key, answer] as const];
  });
  return Object.fromEntries(entries);
}
