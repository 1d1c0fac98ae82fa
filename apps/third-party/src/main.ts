import 'reflect-metadata';
import { ConfigError, describeDevelopmentValues, loadConfig } from '#platform';
import { Logger } from '@nestjs/common';
import { createApp } from './create-app.js';
import { checkDatabaseUrl, withDatabaseProblems } from './database-problems.js';

try {
  const config = loadConfig();
  checkDatabaseUrl(config.databaseUrl);
  const app = await withDatabaseProblems(createApp(config));
  await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL') throw error;
    throw new ConfigError({ 'HOST or PORT': `cannot be listened on (${error.code}); choose another` });
  });
  const broker =
    config.mqtt.url === undefined ? `an embedded broker on port ${config.mqtt.port}` : 'an external broker';
  new Logger('Main').log(
    `Listening on http://${config.host}:${config.port} as ${config.publicUrl}, robots on ${broker}`,
  );
  for (const line of describeDevelopmentValues(config)) console.log(line);
} catch (error) {
  // A wrong value or a taken port is for the operator to read; only what nobody expected needs its stack.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
