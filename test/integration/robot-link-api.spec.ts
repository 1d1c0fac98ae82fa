import { randomUUID } from 'node:crypto';
import { RobotsApi } from '#contract';
import { Places, Robots } from '#robots';
import { PlacesHandler } from '../../libs/robots/src/inbox/places.handler.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokerKinds, type LinkUnderTest, LinkWorld } from './robot-link.support.js';

describe.each(brokerKinds())('robots and places beside the %s broker', (broker) => {
  let world: LinkWorld;
  let service: LinkUnderTest;
  let api: RobotsApi;
  beforeEach(async () => {
    world = await LinkWorld.create(broker);
    service = await world.start();
    api = service.module.get(RobotsApi, { strict: false });
  });
  afterEach(() => world.dispose());

  it('shows the password of a new robot once', async () => {
    const { id, name, mqtt } = await service.addRobot(world.ownerId);
    expect(mqtt).toEqual({ username: id, password: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(await api.listRobots({ id: world.ownerId })).toEqual({ data: [{ id, name, online: false }] });
    const [stored] = await service.module.get(Robots).ofOwner(world.ownerId);
    expect(JSON.stringify(stored)).not.toContain(mqtt.password);
  });

  it('gives an owner fifty robots and no more', async () => {
    const owner = { id: world.ownerId };
    for (let n = 0; n < 50; n += 1) await service.addRobot(owner.id);
    await expect(service.addRobot(owner.id)).rejects.toThrow('You have 50 robots already');
    expect((await api.listRobots(owner)).data).toHaveLength(50);
    await service.addRobot(randomUUID());
  });

  it('replaces the whole map, also by the same one and by none', async () => {
    const owner = { id: world.ownerId };
    const { id } = await service.addRobot(owner.id);
    const map = [
      { id: 'b', name: 'Bath' },
      { id: 'a', name: 'Attic' },
    ];
    const sorted = { data: [map[1], map[0]] };
    expect(await api.replaceRobotPlaces(owner, id, map)).toEqual(sorted);
    expect(await api.replaceRobotPlaces(owner, id, map)).toEqual(sorted);
    expect(await api.getRobotPlaces(owner, id)).toEqual(sorted);
    expect(await api.replaceRobotPlaces(owner, id, [])).toEqual({ data: [] });
  });

  it('keeps the later of two maps of a robot, in whatever order they arrive', async () => {
    const owner = { id: world.ownerId };
    const { id } = await service.addRobot(owner.id);
    const handler = service.module.get(PlacesHandler, { strict: false });
    const map = (name: string, occurredAt: number) => ({
      ...{ robotId: id, ownerId: owner.id, robotName: 'Rosie', messageId: name, occurredAt },
      payload: { name: 'places' as const, params: { places: [{ waypoint_uuid: 'p', name }] } },
    });
    const names = async () => (await api.getRobotPlaces(owner, id)).data.map(({ name }) => name);
    const now = Date.now();
    await handler.handle([map('second', now - 2_000), map('first', now - 3_000)]);
    expect(await names()).toEqual(['second']);
    await handler.handle([map('first again', now - 3_000)]);
    expect(await names()).toEqual(['second']);
    await handler.handle([map('third', now - 1_000)]);
    await handler.handle([map('third, repeated', now - 1_000)]);
    expect(await names()).toEqual(['third, repeated']);
    await api.replaceRobotPlaces(owner, id, [{ id: 'p', name: "the owner's" }]);
    await handler.handle([map('drawn before', now - 500)]);
    expect(await names()).toEqual(["the owner's"]);
    await handler.handle([map('drawn after', Date.now() + 1)]);
    expect(await names()).toEqual(['drawn after']);
  });

  it('keeps one whole map when several come at once', async () => {
    const owner = { id: world.ownerId };
    const { id } = await service.addRobot(owner.id);
    const maps = ['x', 'y', 'z'].map((mark) => ['1', '2', '3'].map((n) => ({ id: n, name: `${mark}${n}` })));
    await Promise.all(maps.map((map) => api.replaceRobotPlaces(owner, id, map)));
    expect(maps).toContainEqual((await api.getRobotPlaces(owner, id)).data);
  });

  it("knows nothing of another owner's robot", async () => {
    const { id } = await service.addRobot(world.ownerId);
    const stranger = { id: randomUUID() };
    const unknown = { name: 'UnknownRobot' };
    await expect(api.getRobotPlaces(stranger, id)).rejects.toMatchObject(unknown);
    await expect(api.replaceRobotPlaces(stranger, id, [])).rejects.toMatchObject(unknown);
    await expect(api.deleteRobot(stranger, id)).rejects.toMatchObject(unknown);
    expect((await api.listRobots({ id: world.ownerId })).data).toHaveLength(1);
  });

  it('makes one virtual robot, however often it is asked at once', async () => {
    const robots = service.module.get(Robots);
    const made = await Promise.all(Array.from({ length: 5 }, () => robots.ensureVirtual(world.ownerId)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await robots.ofOwner(world.ownerId)).toHaveLength(1);
    const places = await service.module.get(Places).ofRobots([made[0]!.id]);
    expect(places.map(({ name }) => name)).toEqual(['Bedroom', 'Kitchen', 'Living Room']);
  });
});
