/** How a module is put together: the one shape that the server mounts. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock/index.ts';
import type { Environment, Role } from '../config/index.ts';
import type { Ctx } from '../context/index.ts';
import type { Api, Input, Operation, Reply } from '../contract/index.ts';
import type { Database, Tx } from '../database/index.ts';
import type { StoredEvent } from '../events/index.ts';
import type { HttpServer } from '../http/index.ts';
import type { Manifest } from '../manifest/index.ts';
import type { ProblemCatalogue } from '../problems/index.ts';
import type { Slots } from '../slots/index.ts';
import type { Tenant, Tenants } from '../tenants/index.ts';
import type { Timer } from '../timers/index.ts';

/** What a handler may see of the request besides its input. */
export interface Call {
  /** The `Idempotency-Key` header. */
  readonly idempotencyKey: string | null;
  /** Address of the caller, for rate limits only. */
  readonly remoteAddress: string;
  /** Sets a cookie or header on the reply. */
  readonly reply: {
    setCookie(name: string, value: string, maxAgeSeconds: number): void;
    header(name: string, value: string): void;
  };
  readonly userAgent: string;
  /** Scheme and host as the caller reached them. */
  readonly origin: string;
  readonly server: HttpServer;
  /** A cookie of ours that came along. */
  cookie(name: string): string | undefined;
}

/** One handler an operation. */
export type Handlers<T extends Record<string, Operation>> = {
  readonly [K in keyof T]: (ctx: Ctx, input: Input<T[K]>, call: Call) => Promise<Reply<T[K]>>;
};

/** A handler with its types forgotten, as the HTTP server calls it. */
export type AnyHandler = (ctx: Ctx, input: unknown, call: Call) => Promise<unknown>;

/** Reads committed events in order. Runs in one transaction with its delivery mark: once. */
export interface Listener {
  readonly name: string;
  readonly events: readonly string[];
  readonly handle: (tx: Tx, event: StoredEvent) => Promise<void>;
}

/**
 * Reads committed events many at a time: one transaction a tenant and go. Only for work that may be done twice (marking,
 * refreshing), because a go that was cut off is done again.
 */
export interface BatchListener {
  readonly name: string;
  readonly events: readonly string[];
  readonly handleMany: (tx: Tx, events: readonly StoredEvent[]) => Promise<void>;
  /** Runs after a go has committed: wakes whoever waits for its work. */
  readonly afterwards?: (database: Database) => void;
}

/** Handles timers of one kind, in the transaction that removes the timer: once. */
export interface TimerHandler {
  readonly kind: string;
  /**
   * Locks what the timer is about, before the timer itself is taken. Whoever acts on the subject
   * locks it first and clears its timers then: with the same order here, neither waits for the
   * other in a circle.
   */
  readonly lock?: (tx: Tx, timer: Timer) => Promise<unknown>;
  readonly handle: (tx: Tx, timer: Timer) => Promise<void>;
}

/** Work repeated while the process runs; one process of the installation does it at a time. */
export interface Tick {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (ctxOf: (tenantId: string) => Ctx, tenants: Tenants) => Promise<void>;
}

/** What the demo loader hands to each module, in order of needs. */
export interface DemoContext {
  /** The platform itself, inside the tenant being filled. */
  readonly ctx: Ctx;
  readonly tenant: Tenant;
  /** Cases of history to load; 0 in tests and in the twin town. */
  readonly historyCount: number;
  /** What a lower module's demo leaves for a higher one's, by name. */
  readonly shared: Map<string, unknown>;
  readonly log: (line: string) => void;
  /** Work that may go on while other modules load; the loader waits for it at the end. */
  readonly later: (work: Promise<void>) => void;
}

/** What a service may use of the process that it runs in. */
export interface ServiceHost {
  readonly database: Database;
  readonly clock: Clock;
  readonly tenants: Tenants;
  readonly slots: Slots;
  readonly manifests: readonly Manifest[];
  readonly logger: Logger;
  /** The process's environment; a service parses its own settings (ports, certificates) from it. */
  readonly environment: Environment;
  readonly dataDirectory: string;
  readonly demo: boolean;
  /** A ctx of the platform itself inside a tenant. */
  ctxOf(tenantId: string): Ctx;
}

/** A service that runs. */
export interface RunningService {
  /** The port that it listens on, when it listens. */
  readonly port?: number;
  /** Refuses new work, finishes what it has, lets go of its sockets. */
  stop(): Promise<void>;
}

/** A part of a process that listens on a socket of its own or keeps a connection outwards. */
export interface Service {
  readonly name: string;
  /** Runs only in processes of this role. */
  readonly role: Role;
  /** @throws ConfigError for settings that cannot be used, such as a port that is taken */
  readonly start: (host: ServiceHost) => Promise<RunningService>;
}

/** Values a module offers in a slot of the platform, by slot name; the reader parses them. */
export type SlotValues = Readonly<Record<string, unknown>>;

/** A module as mounted. */
export interface ModuleDefinition {
  readonly manifest: Manifest;
  readonly directory: string;
  readonly api?: Api;
  readonly handlers?: Readonly<Record<string, AnyHandler>>;
  readonly problems?: ProblemCatalogue;
  readonly listeners?: readonly Listener[];
  /** May depend on what fills the slots: listeners to events that other modules name. */
  readonly batchListeners?: (slots: Slots) => readonly BatchListener[];
  readonly timers?: readonly TimerHandler[];
  readonly ticks?: readonly Tick[];
  readonly services?: readonly Service[];
  readonly slots?: SlotValues;
  /** Routes that are not operations of ours (uploads, foreign protocols). */
  readonly routes?: (server: HttpServer, app: FastifyInstance) => Promise<void> | void;
  /** What a town that is founded for production gets from this module, in order of needs. */
  readonly found?: (tx: Tx) => Promise<void>;
  /** Fills the demo county: called once a tenant (county, town, twin town), in order of needs. */
  readonly demo?: (demo: DemoContext) => Promise<void>;
  /**
   * When the demo is loaded. Left out: when all that the module needs, near or far, is loaded. `aside`: it builds on the rows of those
   * modules alone that it needs itself. `last`: it sums up what others load, is judged by them or asks them through slots, and waits for all that stand before it.
   */
  readonly demoOrder?: 'aside' | 'last';
  /** The demo writes a history of many thousand rows: foreign keys within the module are checked when it is written. */
  readonly demoBulk?: boolean;
  /** Runs at each start after migration, for caches and defaults, whatever the process's roles. */
  readonly start?: (database: Database, host: ServiceHost) => Promise<void>;
}

/** A handler typed by its contract (`Handlers`), whatever its input. */
type TypedHandler = (ctx: Ctx, input: never, call: Call) => Promise<unknown>;

/**
 * What a module writes: one handler for each operation of its API. The handlers are typed where they
 * stand, as `Handlers<typeof api.operations>`; here only the names are compared again, because
 * comparing all types a second time made the type-check of the whole house twice as long.
 */
export interface ModuleInput<Name extends string>
  extends Omit<ModuleDefinition, 'api' | 'handlers' | 'directory'> {
  /** `import.meta.dirname` of `server.ts`. */
  readonly directory: string;
  readonly api?: {
    readonly module: string;
    readonly operations: Readonly<Record<Name, Operation>>;
  };
  readonly handlers?: Readonly<Record<NoInfer<Name>, TypedHandler>>;
}

/** Puts a module together; the only wiring of `server.ts`. */
export function defineModule<Name extends string = never>(
  input: ModuleInput<Name>,
): ModuleDefinition {
  return input as unknown as ModuleDefinition;
}
