# Zhenshu as a container image. Build from the clone's top folder:
#   docker build -t zhenshu .
# Normally started by deploy/compose.yaml; alone it runs with its embedded PostgreSQL:
#   docker run -p 8080:8080 -v zhenshu:/var/lib/zhenshu zhenshu

FROM node:24-bookworm-slim AS build
WORKDIR /opt/zhenshu
# NODE_ENV must not be "production" here: Vite, which builds the web apps, is a development library.
ENV NODE_ENV=development
COPY package.json package-lock.json .npmrc ./
COPY bin ./bin
# The launcher installs exactly the locked versions (see bin/launcher/install.mjs).
RUN node bin/with-node24.mjs --eval ""
COPY . .
RUN node apps/build-web.ts /opt/zhenshu/web-built \
 && npm prune --omit=dev --no-save --no-audit --no-fund \
 && rm -rf node_modules/node-linux-*

FROM node:24-bookworm-slim
WORKDIR /opt/zhenshu
ENV NODE_ENV=production \
    PORT=8080 \
    ZHENSHU_DATA=/var/lib/zhenshu \
    ZHENSHU_WEB=/opt/zhenshu/web-built
# The program belongs to root and is only readable; the data belong to the account "node" (uid 1000).
COPY --from=build /opt/zhenshu ./
RUN install -d -o node -g node -m 0750 /var/lib/zhenshu
USER node
VOLUME /var/lib/zhenshu
EXPOSE 8080
# PostgreSQL's orderly stop and the work under way may take a while: docker stop -t 60.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/main.ts"]
