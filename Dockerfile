# syntax=docker/dockerfile:1
# Compiles on the machine it is built for (amd64, arm64); what runs has no compiler, no shell and no npm.
FROM node:22-bookworm AS build
WORKDIR /build
COPY package.json package-lock.json ./
COPY scripts/lib ./scripts/lib
COPY scripts/native ./scripts/native
COPY scripts/setup.mjs ./scripts/
COPY prisma/schema ./prisma/schema
COPY prisma.config.ts ./
RUN node scripts/setup.mjs
COPY . .
RUN node scripts/pack.mjs /app && mkdir /empty

FROM gcr.io/distroless/nodejs22-debian12:nonroot
WORKDIR /app
COPY --from=build /app /app
# A named volume takes over the owner of what it covers.
COPY --from=build --chown=65532:65532 /empty /data
ENV DATA_DIR=/data HOST=0.0.0.0 PORT=3000 NODE_ENV=production
VOLUME /data
EXPOSE 3000
USER 65532:65532
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/health').then((a)=>process.exit(a.ok?0:1),()=>process.exit(1))"]
CMD ["start.mjs"]
