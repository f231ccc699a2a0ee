# Zhenshu as a container image. Build from the clone's top folder:
#   docker build -t zhenshu .
# Normally started by deploy/compose.yaml; alone it runs with its embedded PostgreSQL:
#   docker run -p 8080:8080 -v zhenshu:/var/lib/zhenshu zhenshu

FROM node:24-bookworm-slim AS libraries
WORKDIR /opt/zhenshu
COPY package.json package-lock.json .npmrc ./
# Not "npm ci": see installCommand in bin/launcher/install.mjs. Versions come from the lock file.
RUN npm install --omit=dev --no-save --no-audit --no-fund \
 && rm -rf node_modules/node-linux-*

FROM node:24-bookworm-slim AS web
WORKDIR /opt/zhenshu
COPY package.json package-lock.json .npmrc ./
RUN npm install --include=dev --no-save --no-audit --no-fund
COPY . .
RUN node apps/build-web.ts /opt/zhenshu/web-built

FROM node:24-bookworm-slim
WORKDIR /opt/zhenshu
ENV NODE_ENV=production \
    PORT=8080 \
    ZHENSHU_DATA=/var/lib/zhenshu \
    ZHENSHU_WEB=/opt/zhenshu/web-built
# The program belongs to root and is only readable; the data belong to the account "node" (uid 1000).
COPY . .
COPY --from=libraries /opt/zhenshu/node_modules ./node_modules
COPY --from=web /opt/zhenshu/web-built ./web-built
RUN install -d -o node -g node -m 0750 /var/lib/zhenshu
USER node
VOLUME /var/lib/zhenshu
EXPOSE 8080
# PostgreSQL's orderly stop and the work under way may take a while: docker stop -t 60.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/main.ts"]
