# syntax=docker/dockerfile:1
ARG NODE=node:22-bookworm-slim

# Everything that is needed to build: compilers for the native modules, the TypeScript compiler.
FROM ${NODE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json nest-cli.json ormconfig.ts LICENSE ./
COPY apps apps
COPY libs libs
COPY scripts scripts
RUN npm run build && node scripts/image.mjs /image

# What runs: the service, and the little of node_modules that its bundle leaves out; no compiler, no root, and nobody
# who could sign in.
FROM ${NODE} AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
# What a password was hashed in goes back to the system at once (docs/operations.md).
ENV MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build --chown=root:root /image ./
RUN usermod --shell /usr/sbin/nologin node && mkdir data && chown node:node data
USER node
EXPOSE 3000 1883
VOLUME /app/data
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Memory that nobody uses any more is collected soon (docs/operations.md).
CMD ["node", "--enable-source-maps", "--heap-growing-percent=60", "dist/apps/third-party/src/main.js"]
