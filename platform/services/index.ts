/** The services of a process: what listens beside HTTP, started in order of needs, stopped in reverse. */
import type { Role } from '../config/index.ts';
import type { ModuleDefinition, RunningService, Service, ServiceHost } from '../module/index.ts';

/** Starts and stops the services that the modules bring. */
export class Services {
  readonly #services: readonly Service[];
  readonly #host: ServiceHost;
  readonly #running: RunningService[] = [];
  readonly #ports = new Map<string, number>();

  constructor(modules: readonly ModuleDefinition[], host: ServiceHost) {
    this.#services = modules.flatMap((module) => module.services ?? []);
    this.#host = host;
  }

  /** Ports listened on, by name of the service. */
  get ports(): ReadonlyMap<string, number> {
    return this.#ports;
  }

  /** Starts those of the roles. @throws when one cannot start; those before it are stopped again */
  async start(roles: readonly Role[]): Promise<void> {
    try {
      for (const service of this.#services) {
        if (roles.includes(service.role)) await this.#startOne(service);
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #startOne(service: Service): Promise<void> {
    const running = await service.start(this.#host);
    this.#running.push(running);
    if (running.port !== undefined) this.#ports.set(service.name, running.port);
  }

  /** Stops all, the last started first. A service that fails to stop does not keep the others. */
  async stop(): Promise<void> {
    this.#ports.clear();
    for (const running of this.#running.splice(0).reverse()) {
      await running
        .stop()
        .catch((error: unknown) => this.#host.logger.error({ err: error }, 'stopping a service'));
    }
  }
}
