/** Turns whatever was thrown into problem details; what is unknown is logged whole, told briefly. */
import type { ErrorObject } from 'ajv';
import localizeModule from 'ajv-i18n/localize/zh/index.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { detailsOf, generalProblem, Problem, type ProblemPlace } from '../problems/index.ts';
import { faultWords } from './fault-words.ts';
import { localeOf } from './locale.ts';

/** The package's types describe an ES default that its CommonJS file does not have. */
const localize = localizeModule as unknown as (errors: ErrorObject[]) => void;

interface Thrown extends Error {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: ErrorObject[];
  readonly validationContext?: string;
}

/** Answers a thrown error. */
export function answerError(
  error: Thrown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemFrom(error, request);
  const locale = localeOf(request);
  if (problem.entry.status >= 500)
    request.log.error({ err: error, traceId: request.id }, problem.code);
  const seconds = problem.values.seconds;
  if (typeof seconds === 'number') reply.header('retry-after', String(Math.ceil(seconds)));
  return reply
    .code(problem.entry.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(detailsOf(problem, locale, request.id));
}

/** The problem behind whatever was thrown. */
export function problemFrom(error: Thrown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) return invalid(error, request);
  const byCode = error.code ? codes[error.code] : undefined;
  if (byCode) return byCode(request);
  // 1e308 is a whole number for JSON, and no text of one for PostgreSQL.
  if (error.code === '22P02' && /type (small|big)?int/.test(error.message)) {
    return tooGreat(request);
  }
  if (
    /Connection terminated|timeout exceeded when trying to connect|terminating connection/.test(
      error.message,
    )
  ) {
    return generalProblem('temporarily-unavailable');
  }
  if (
    error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY'
  )
    return noJson(request);
  if (error.statusCode === 415) return generalProblem('media-type-unfit');
  if (error.statusCode === 400) {
    const places = [{ pointer: '', detail: error.message }];
    return generalProblem('request-invalid', { count: 1 }, places);
  }
  return generalProblem('internal-error', { traceId: request.id });
}

const meanwhile = () => generalProblem('changed-meanwhile', { what: '数据' });
const unavailable = () => generalProblem('temporarily-unavailable');
const unkept = (zh: string, en: string) => (request: FastifyRequest) =>
  generalProblem('request-invalid', { count: 1 }, [
    { pointer: '', detail: localeOf(request) === 'zh' ? zh : en },
  ]);
const tooGreat = unkept('数值超出范围', 'a number is out of range');
const noDay = unkept('日期或时间超出范围', 'a day or time is out of range');
const tooLong = unkept('文字太长', 'a text is too long');
const noJson = unkept('不是正确的 JSON', 'this is no valid JSON');
const tooMany = () => generalProblem('too-many-parts');
const full = () => generalProblem('storage-full');
const tooLarge = (request: FastifyRequest) => {
  const megabytes = (request.routeOptions.bodyLimit ?? 1_048_576) / 1_048_576;
  return generalProblem('too-large', { limit: `${Math.round(megabytes)} MB` });
};

/** Error codes of Node, PostgreSQL (Appendix A) and Fastify with a meaning for the caller. */
const codes: Readonly<Record<string, (request: FastifyRequest) => Problem>> = {
  ECONNREFUSED: unavailable,
  ECONNRESET: unavailable,
  '08006': unavailable,
  '53300': unavailable,
  '57P01': unavailable,
  '57P02': unavailable,
  '57P03': unavailable,
  '57014': unavailable,
  // What was named is gone, or somebody else was quicker: rules ask first, the database has the last word.
  '23503': meanwhile,
  '23505': meanwhile,
  '22001': tooLong,
  '22003': tooGreat,
  '22007': noDay,
  '22008': noDay,
  '40001': meanwhile,
  '40P01': meanwhile,
  '53100': full,
  // A text that no index takes: more than 2,704 bytes that do not pack.
  '54000': tooLong,
  ENOSPC: full,
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_MAX_PARAM_LENGTH: (request) =>
    generalProblem('not-found', { what: request.url.slice(0, 60) }),
  FST_REQ_FILE_TOO_LARGE: tooLarge,
  FST_PARTS_LIMIT: tooMany,
  FST_FILES_LIMIT: tooMany,
  FST_FIELDS_LIMIT: tooMany,
};

function invalid(error: Thrown, request: FastifyRequest): Problem {
  const errors = error.validation ?? [];
  const chinese = localeOf(request) === 'zh';
  if (chinese) localize(errors);
  const places = errors.slice(0, 20).map((one): ProblemPlace => {
    const missing: unknown = one.params?.missingProperty;
    const below = typeof missing === 'string' ? `/${missing}` : '';
    const part = error.validationContext === 'body' ? '' : `/${error.validationContext ?? ''}`;
    const own: unknown = chinese ? one.params?.messageZh : undefined;
    const detail = typeof own === 'string' ? own : faultWords(one, chinese);
    return { pointer: `${part}${one.instancePath}${below}`, detail };
  });
  return generalProblem('request-invalid', { count: errors.length }, places);
}
