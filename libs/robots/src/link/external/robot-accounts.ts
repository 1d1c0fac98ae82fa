import { z } from 'zod';
import { type Topics } from '../topics.js';
import { DEFAULT_ACCESS, robotRules, serviceRules } from './access-rules.js';
import { type Command } from './dynamic-security.js';

const defaultsSchema = z.object({ acls: z.array(z.object({ acltype: z.string(), allow: z.boolean() })) });
const clientSchema = z.object({ client: z.object({ roles: z.array(z.object({ rolename: z.string() })) }) });
const groupSchema = z.object({ group: z.object({ clients: z.array(z.object({ username: z.string() })) }) });

/**
 * Who may use a Mosquitto, and for what. Each robot has an account by its uuid, which is its client id as well, and a
 * role with its own topics; all of a deployment are in one group, which is how they are told from others' accounts.
 */
export class RobotAccounts {
  private readonly group: string;
  private readonly serviceRole: string;

  /** @param run has the plugin run a command, see `DynamicSecurity.run` */
  constructor(
    private readonly topics: Topics,
    private readonly run: (command: Command, sameAsDone?: string) => Promise<unknown>,
  ) {
    this.group = `robots:${topics.deployment}`;
    // A role that is there stays as it is: other rules need another name.
    this.serviceRole = `service-2:${topics.deployment}`;
  }

  /**
   * Makes the broker one that refuses what it was not told to allow, and gives the service its own topics. Where that
   * is new to the broker, it ends the service's connections, which then come again with what they need.
   *
   * @param username the service's own account, an administrator of the plugin
   */
  async prepare(username: string): Promise<void> {
    await this.denyByDefault();
    await this.run({ command: 'createGroup', groupname: this.group }, 'Group already exists');
    const role = { rolename: this.serviceRole };
    const acls = serviceRules(this.topics);
    await this.run({ command: 'createRole', ...role, acls }, 'Role already exists');
    const { client } = clientSchema.parse(await this.run({ command: 'getClient', username }));
    if (client.roles.some(({ rolename }) => rolename === this.serviceRole)) return;
    await this.run({ command: 'addClientRole', username, ...role });
  }

  async add(robotId: string, password: string): Promise<void> {
    const role = { rolename: roleOf(robotId) };
    await this.run({ command: 'createRole', ...role, acls: robotRules(this.topics, robotId) });
    const names = { username: robotId, clientid: robotId };
    const groups = [{ groupname: this.group }];
    await this.run({ command: 'createClient', ...names, password, roles: [role], groups });
  }

  /** Ends the robot's connection without its last will, and lets it in no more. There may be no such account. */
  async remove(robotId: string): Promise<void> {
    // In this order: deleting the role of a client before the client crashes Mosquitto 2.0 (its issue 2660).
    await this.run({ command: 'deleteClient', username: robotId }, 'Client not found');
    await this.run({ command: 'deleteRole', rolename: roleOf(robotId) }, 'Role not found');
  }

  /** The robots that have an account. */
  async list(): Promise<string[]> {
    const { group } = groupSchema.parse(await this.run({ command: 'getGroup', groupname: this.group }));
    return group.clients.map(({ username }) => username);
  }

  private async denyByDefault(): Promise<void> {
    const { acls } = defaultsSchema.parse(await this.run({ command: 'getDefaultACLAccess' }));
    if (acls.every(({ acltype, allow }) => DEFAULT_ACCESS[acltype] === allow)) return;
    const wanted = Object.entries(DEFAULT_ACCESS).map(([acltype, allow]) => ({ acltype, allow }));
    await this.run({ command: 'setDefaultACLAccess', acls: wanted });
  }
}

function roleOf(robotId: string): string {
  return `robot:${robotId}`;
}
