import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../support/http.js';
import { embedded } from '../support/stacks.js';
import { useWorld } from '../support/world.js';

/** More than the service works on at once. */
const MANY = 300;

describe('Callers who behave badly', () => {
  const world = useWorld(embedded);
  const sockets: Socket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.destroy()));

  const open = async (): Promise<Socket> => {
    const socket = connect(world.service.port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  const expectRoom = async (): Promise<void> => {
    const asked = Array.from({ length: 20 }, () => send(`${world.url}/docs/service.json`));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  };

  it('take no room by asking for much on one connection and hanging up', async () => {
    for (let time = 0; time < 2; time += 1) {
      const socket = await open();
      socket.write('GET /docs/service.json HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(MANY));
      await once(socket, 'data');
      socket.resetAndDestroy();
    }
    await expectRoom();
  });

  it('take no room by sending slowly', async () => {
    const head =
      'POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{';
    const slow = await Promise.all(Array.from({ length: MANY }, open));
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.write(head, resolve))));
    await expectRoom();
  });

  it('do not end the process by resetting a CONNECT', async () => {
    for (let time = 0; time < MANY; time += 1) {
      const socket = await open();
      socket.write('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n');
      socket.resetAndDestroy();
    }
    await expectRoom();
  });

  it('all get the same answer when they ask at once whether the service is ready', async () => {
    const asked = Array.from({ length: MANY }, () => send(`${world.url}/readyz`));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  });
});
