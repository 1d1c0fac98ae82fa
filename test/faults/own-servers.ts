import { MariaDatabase } from '../support/database.js';
import { OwnMariaDb } from '../support/own-mariadb.js';
import { OwnMosquitto } from '../support/own-mosquitto.js';
import type { Backends, Stack } from '../support/stacks.js';

/** A MariaDB and a Mosquitto that a suite may restart and kill, the broker with an account for every robot. */
export class OwnServers implements Stack {
  readonly name = 'mariadb';
  readonly ownBroker = false;
  mariaDb: OwnMariaDb;
  mosquitto: OwnMosquitto;

  async open(): Promise<Backends> {
    [this.mariaDb, this.mosquitto] = await Promise.all([OwnMariaDb.create(), OwnMosquitto.create()]);
    const topicRoot = 'kuri';
    const database = new MariaDatabase(this.mariaDb.url);
    return {
      env: {
        DATABASE_URL: this.mariaDb.url,
        MQTT_URL: this.mosquitto.serviceUrl,
        MQTT_ACCESS: 'managed',
        MQTT_CLIENT_ID: 'robot-ifttt-1',
        MQTT_TOPIC_ROOT: topicRoot,
      },
      mqttUrl: this.mosquitto.url,
      topicRoot,
      database,
      clientIds: new Set(),
      dispose: async () => {
        await database.close();
        await Promise.all([this.mariaDb.kill(), this.mosquitto.kill()]);
      },
    };
  }
}
