// A batch forms while the one before it is stored.
export function microBatches(store, acknowledge, maxSize) {
  const waiting = [];
  let running = false;
  async function run() {
    running = true;
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxSize);
      await store(batch.map(({ message }) => message));
      acknowledge(batch.map(({ handle }) => handle));
    }
    running = false;
  }
  return (message, handle) => {
    waiting.push({ message, handle });
    if (!running) void run();
  };
}
