/** The package has this class and does not export it; these are the methods that a store writes. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { RateLimiterInsuredAbstract, type RateLimiterRes } from 'rate-limiter-flexible';

  export default abstract class RateLimiterStoreAbstract extends RateLimiterInsuredAbstract {
    protected abstract _upsert(
      key: string,
      points: number,
      milliseconds: number,
      forceExpire: boolean,
      options: object,
    ): Promise<unknown>;
    protected abstract _get(key: string, options: object): Promise<unknown>;
    protected abstract _delete(key: string, options: object): Promise<boolean>;
    protected abstract _getRateLimiterRes(key: string, changedPoints: number, stored: unknown): RateLimiterRes;
  }
}
