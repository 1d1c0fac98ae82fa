// A batch forms while the one before it is stored.
export function microBatches(store, maxSize) {
  const waiting = [];
  let running = false;
  async function run() {
    running = true;
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxSize);
      await store(batch.map(({ message }) => message));
      for (const { done } of batch) done();
    }
    running = false;
  }
  return (message, done) => {
    waiting.push({ message, done });
    if (!running) void run();
  };
}
