/** Puts the platform and a list of modules together into one process. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock/index.ts';
import type { Role } from '../config/index.ts';
import { type Ctx, systemActor } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { buildHttp, type HttpSettings } from '../http/index.ts';
import { uuidv7 } from '../ids/index.ts';
import { Worker } from '../jobs/index.ts';
import { LiveHub } from '../live/index.ts';
import type { Manifest } from '../manifest/index.ts';
import type { ModuleDefinition, ServiceHost } from '../module/index.ts';
import { useOutward } from '../outward/index.ts';
import { Services } from '../services/index.ts';
import { Slots } from '../slots/index.ts';
import { Tenants } from '../tenants/index.ts';

/** What an application is made of. */
export interface ApplicationOptions {
  readonly database: Database;
  readonly modules: readonly ModuleDefinition[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: HttpSettings;
  /** Nobody will ask it over HTTP: operations and pages without script are not mounted. */
  readonly isUnasked?: boolean;
}

/** A process's worth of Zhenshu. */
export interface Application {
  readonly http: FastifyInstance;
  readonly worker: Worker;
  readonly live: LiveHub;
  readonly tenants: Tenants;
  readonly slots: Slots;
  readonly manifests: readonly Manifest[];
  /** Ports that services listen on, by name of the service. */
  readonly ports: ReadonlyMap<string, number>;
  /** Starts the services of these roles. @throws when one cannot start; those before it are stopped */
  startServices(roles: readonly Role[]): Promise<void>;
  /** A ctx of the platform itself inside a tenant. */
  ctxOf(tenantId: string): Ctx;
  /** Closes the door, finishes what runs, closes the pools. */
  stop(): Promise<void>;
}

/** Builds the application; nothing runs yet. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { database, modules, clock, logger, settings } = options;
  useOutward({ loopback: settings.demo, hosts: settings.privateHosts ?? [] });
  const live = new LiveHub(database);
  const tenants = new Tenants(database);
  const slots = new Slots(modules);
  const ctxOf = (tenantId: string): Ctx => ({
    tenantId,
    actor: systemActor,
    clock,
    locale: 'zh',
    traceId: uuidv7(),
    database,
  });
  const worker = workerOf(options, { live, tenants, slots, ctxOf });
  const manifests = modules.map((module) => module.manifest);
  const http = await buildHttp({
    database,
    clock,
    tenants,
    live,
    settings,
    logger,
    manifests,
    ...(options.isUnasked
      ? { slots: new Slots([]), modules: modules.map(unasked) }
      : { slots, modules }),
  });
  const host = hostOf(options, { tenants, slots, ctxOf });
  for (const module of modules) await module.start?.(database, host);
  const services = new Services(modules, host);
  const stop = async (): Promise<void> => {
    await services.stop();
    live.closeAll();
    await http.close();
    await worker.stop();
    await database.close();
  };
  return {
    http,
    worker,
    live,
    tenants,
    slots,
    manifests,
    ports: services.ports,
    startServices: (roles) => services.start(roles),
    ctxOf,
    stop,
  };
}

/** A module without its operations. */
function unasked({ manifest, directory, routes }: ModuleDefinition): ModuleDefinition {
  return { manifest, directory, ...(routes ? { routes } : {}) };
}

type Parts = Pick<Application, 'live' | 'tenants' | 'slots' | 'ctxOf'>;

function workerOf(
  { database, modules, logger }: ApplicationOptions,
  { live, tenants, slots, ctxOf }: Parts,
): Worker {
  return new Worker({
    database,
    live,
    tenants,
    listeners: modules.flatMap((module) => module.listeners ?? []),
    batchListeners: modules.flatMap((module) => module.batchListeners?.(slots) ?? []),
    timers: modules.flatMap((module) => module.timers ?? []),
    ticks: modules.flatMap((module) => module.ticks ?? []),
    ctxOf,
    onError: (error, what) => logger.error({ err: error }, what),
  });
}

function hostOf(
  { database, clock, logger, settings, modules }: ApplicationOptions,
  parts: Omit<Parts, 'live'>,
): ServiceHost {
  const { environment, dataDirectory, demo } = settings;
  const manifests = modules.map(({ manifest }) => manifest);
  return { database, clock, logger, environment, dataDirectory, demo, manifests, ...parts };
}
