/** What went wrong, as the server says it (RFC 9457), or as the phone notices it. */
import type { ProblemDetails } from '#platform/problems/index.ts';

/** A request that was refused or never answered. */
export class Fault extends Error {
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.title);
    this.problem = problem;
  }
}

/** Nothing came back. */
export const unreachable: ProblemDetails = {
  type: '/problems/network-unreachable',
  code: 'network-unreachable',
  status: 0,
  title: '连不上服务器',
  cure: '请检查网络后重试，已填写的内容不会丢失。',
};

/** The problem in a reply; a plain one where the server said nothing that can be read. */
export function problemIn(data: unknown, status: number): ProblemDetails {
  const body = data as Partial<ProblemDetails> | null;
  if (body && typeof body.code === 'string' && typeof body.title === 'string') {
    return body as ProblemDetails;
  }
  return { ...unreachable, code: 'unexpected-reply', status, title: `服务器回复异常（${status}）` };
}

/** Whether somebody has to sign in first. */
export function wantsSignIn(error: unknown): boolean {
  return error instanceof Fault && error.problem.code === 'sign-in-required';
}
