import { type Readiness } from '#platform';
import { ServiceError } from '../errors/service-error.js';

/** @throws ServiceError `Unavailable` while something that the service needs is down */
export async function requireReady(readiness: Readiness): Promise<void> {
  const { ready } = await readiness.isReady();
  if (!ready) throw new ServiceError('Unavailable');
}
