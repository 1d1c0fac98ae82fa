import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from './settings.js';

afterEach(() => void vi.unstubAllEnvs());

const read = (...args: string[]) => readSettings(['node', 'stand-in', ...args]);

describe('readSettings', () => {
  it('fits this project’s service as it starts without configuration', () => {
    expect(read()).toEqual({
      service: {
        id: 'robot_ifttt',
        apiUrl: 'http://localhost:3000/third-party',
        authorizeUrl: 'http://localhost:3000/oauth2/authorize',
        tokenUrl: 'http://localhost:3000/third-party/ifttt/v1/tokens',
        clientId: 'development-client-id',
        clientSecret: 'development-client-secret',
        serviceKey: 'development-service-key',
      },
      port: 4_000,
      stateFile: 'data/ifttt-stand-in.sqlite',
      description: undefined,
    });
  });

  it('takes secrets from the environment, and of several keys the first', () => {
    vi.stubEnv('IFTTT_SERVICE_KEY', 'one, two');
    vi.stubEnv('IFTTT_CLIENT_SECRET', 'mine');
    expect(read().service).toMatchObject({ serviceKey: 'one', clientSecret: 'mine' });
    expect(read('--service-key', 'three').service.serviceKey).toBe('three');
  });

  it('takes any service’s addresses', () => {
    const { service, description } = read(
      ...['--url', 'https://api.example.com/v2/', '--authorize-url', 'https://example.com/login?scope=all'],
      ...['--token-url', 'https://example.com/token', '--description', 'service.json'],
    );
    expect(service).toMatchObject({
      apiUrl: 'https://api.example.com/v2',
      authorizeUrl: 'https://example.com/login?scope=all',
      tokenUrl: 'https://example.com/token',
    });
    expect(description).toBe('service.json');
  });

  it.each([
    ['--url', 'example.com'],
    ['--url', 'ftp://example.com'],
    ['--port', '0'],
    ['--port', '65536'],
    ['--port', 'http'],
    ['--service-id', 'a/b'],
    ['--service-id', '..'],
    ['--service-key', ','],
  ])('ends at %s %s, and says what is wrong', (option, value) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('ended');
    });
    expect(() => read(option, value)).toThrow('ended');
    expect(said.mock.calls.join()).toContain(option);
    exit.mockRestore();
    said.mockRestore();
  });
});
