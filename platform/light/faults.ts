/** Turns what an operation refused into the faults of the form. */
import { detailsOf, Problem, type ProblemDetails, ProblemError } from '../problems/index.ts';
import { type Fault, type LightPage, LightRefusal, type LightRequest } from './types.ts';

/** The problem behind something thrown; null when it is none. */
export function problemIn(thrown: unknown, locale: LightRequest['locale']): ProblemDetails | null {
  if (thrown instanceof ProblemError) return thrown.problem;
  if (thrown instanceof Problem) return detailsOf(thrown, locale);
  return null;
}

/** The faults to show above the form; null: not about the form (a page that is not there, a failure). */
export function faultsOf(
  thrown: unknown,
  page: LightRequest,
  { faultFields }: Pick<LightPage, 'faultFields'>,
): readonly Fault[] | null {
  if (thrown instanceof LightRefusal) return thrown.faults;
  const problem = problemIn(thrown, page.locale);
  if (!problem || problem.status >= 500) return null;
  const own = ownWords(problem, page);
  if (own) return [{ field: '', text: own }];
  const places = (problem.errors ?? []).map(({ pointer, detail }) => placed(page, pointer, detail));
  if (places.length > 0) return places;
  const text = [problem.title, problem.cure]
    .filter(Boolean)
    .join(page.locale === 'zh' ? '。' : '. ');
  return [{ field: faultFields?.[problem.code] ?? '', text: text.replace('。。', '。') }];
}

/** Said otherwise on a page than to a program. */
function ownWords({ code }: ProblemDetails, page: LightRequest): string | null {
  if (code === 'idempotency-key-reused')
    return page.say(
      '这份表单刚才已经提交过了。如果是另一件事，请再按一次提交。',
      'This form was sent just now. If it is another matter, press the button once more.',
    );
  if (code === 'sign-in-required')
    return page.say(
      '登录已过期。您填的内容还在：请先在新页面登录，再回到这里提交。',
      'You are no longer signed in. What you typed is kept: sign in on a new page, come back here and send again.',
    );
  return null;
}

/** `/text` belongs to the field `text`; a part below a field belongs to the field. */
function placed(page: LightRequest, pointer: string, detail: string): Fault {
  const path = pointer.replace(/^\//, '');
  const names = page.form.names();
  const field =
    names.find((name) => name === path) ?? names.find((name) => path.startsWith(`${name}/`));
  return { field: field ?? '', text: field ? detail : [path, detail].filter(Boolean).join(':') };
}
