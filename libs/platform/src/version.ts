import { createRequire } from 'node:module';

/** The release. */
export const { version } = createRequire(import.meta.url)('#package') as { readonly version: string };
