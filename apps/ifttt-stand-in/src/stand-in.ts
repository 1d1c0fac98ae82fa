import { fastify, type FastifyInstance } from 'fastify';
import { refuseForeignHosts } from './host-check.js';
import { Platform, type PlatformSettings } from './platform/index.js';
import { platformRoutes } from './platform/routes.js';
import { registerPages } from './web/index.js';

const HOST = '127.0.0.1';

export interface StandInSettings extends Omit<PlatformSettings, 'url'> {
  readonly port: number;
}

/** The platform and its pages on a port of this machine, where nobody else reaches them. */
export class StandIn {
  private constructor(
    readonly url: string,
    readonly platform: Platform,
    private readonly app: FastifyInstance,
  ) {}

  /**
   * Starts listening, then goes on with what was pending.
   * @throws Error that says what to do, when the port or the state file is taken
   */
  static async start({ port, ...settings }: StandInSettings): Promise<StandIn> {
    const url = `http://${HOST}:${port}`;
    const platform = await Platform.open({ ...settings, url });
    const app = fastify({ forceCloseConnections: true, logger: { level: 'error' } });
    try {
      refuseForeignHosts(app, port);
      platformRoutes(app, platform);
      await registerPages(app, platform);
      await app.listen({ host: HOST, port });
    } catch (error) {
      await app.close();
      await platform.close();
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
      throw new Error(`Port ${port} is taken. Name another with --port.`, { cause: error });
    }
    platform.resume();
    return new StandIn(url, platform, app);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.platform.close();
  }
}
