// Robots that say something as fast as it is stored. Reads what to do from PUBLISH, as JSON, and prints what came of it,
// as JSON. MQTT 3.1.1 by the bytes (its chapters 3.1, 3.3 and 3.4), so that the robots are not what is measured.
import { once } from 'node:events';
import { connect } from 'node:net';
import { createConnection } from 'mysql2/promise';

/** Every so many messages the database is asked for, where the broker acknowledges before they are stored. */
const MILESTONE = 500;

const { port, topics, robots, messages, inFlight, ahead, databaseUrl, run } = JSON.parse(process.env.PUBLISH);
let sent = 0;
let acknowledged = 0;
let stored = databaseUrl === undefined ? Infinity : 0;

const text = (value) => Buffer.concat([Buffer.from([value.length >> 8, value.length & 0xff]), Buffer.from(value)]);

function packet(type, ...parts) {
  const body = Buffer.concat(parts);
  const length = [];
  for (let rest = body.length; ;) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    rest >>= 7;
    if (rest === 0) break;
  }
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

async function turnOn({ id, secret, phrase }) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  socket.write(packet(0x10, text('MQTT'), Buffer.from([4, 0xc2, 0, 60]), text(id), text(id), text(secret)));
  const [connack] = await once(socket, 'data');
  if (connack[3] !== 0) throw new Error(`robot ${id} was refused: ${connack[3]}`);
  const robot = { id, phrase, socket, topic: text(`${topics}/ifttt_trigger/${id}`), waiting: 0, packetId: 0, rest: 0 };
  socket.on('data', (data) => {
    // Nothing but PUBACKs of four bytes comes here.
    const bytes = robot.rest + data.length;
    robot.rest = bytes % 4;
    robot.waiting -= Math.floor(bytes / 4);
    acknowledged += Math.floor(bytes / 4);
    if (acknowledged === messages) done();
    else speak(robot);
  });
  socket.on('close', () => acknowledged < messages && process.exit(1));
  return robot;
}

const idOf = (number) => `${run}-${number}`;

function message(robot, number) {
  robot.packetId = (robot.packetId % 65_535) + 1;
  const json = `{"api_version":"1","message_id":"${idOf(number)}","robot_id":"${robot.id}","message_timestamp":${Date.now() / 1000},"message_origin":"robot","message_type":"update","payload":{"name":"ifttt_trigger","params":{"trigger_identity":"heard","trigger_fields":{"voice_command":"${robot.phrase}"}}}}`;
  return packet(0x32, robot.topic, Buffer.from([robot.packetId >> 8, robot.packetId & 0xff]), Buffer.from(json));
}

let done;
const allAcknowledged = new Promise((resolve) => (done = resolve));

function speak(robot) {
  const packets = [];
  while (robot.waiting < inFlight && sent < messages && sent - Math.min(stored, acknowledged) < ahead) {
    packets.push(message(robot, sent));
    said.push(robot.id);
    sent += 1;
    robot.waiting += 1;
    // Everybody has a turn.
    if (packets.length === 2) break;
  }
  if (packets.length > 0) robot.socket.write(Buffer.concat(packets));
}

function speakAll() {
  for (const robot of connected) speak(robot);
}

const said = [];
const connected = await Promise.all(robots.map(turnOn));
const database = databaseUrl === undefined ? undefined : await createConnection(databaseUrl);

async function isStored(number) {
  const [rows] = await database.execute('SELECT 1 FROM voice_command_events WHERE robot_id = ? AND message_id = ?', [
    said[number],
    idOf(number),
  ]);
  return rows.length > 0;
}

const start = process.hrtime.bigint();
speakAll();
while (database && stored < messages) {
  const milestone = Math.min(stored + MILESTONE, messages);
  if (milestone <= sent && (await isStored(milestone - 1))) {
    stored = milestone;
    speakAll();
  } else await new Promise((resolve) => setTimeout(resolve, 5));
}
await allAcknowledged;
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ perSecond: messages / seconds }));
await database?.end();
process.exit(0);
