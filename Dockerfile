# Three stages: the first builds the page; the second resolves nothing and compiles nothing either, it only lays the locked packages
# into a virtual environment.
FROM node:24-slim AS page
WORKDIR /web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web .
RUN npm run build

FROM python:3.13-slim AS packages
COPY requirements.lock .
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/destcert destcert
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/destcert
COPY schema schema
COPY resolvers resolvers
COPY services services
COPY server server
COPY --from=page /web/dist web/dist
USER destcert
VOLUME /var/lib/destcert
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 DESTCERT_HOST=0.0.0.0 DESTCERT_DATA=/var/lib/destcert
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["/opt/venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/readyz', timeout=2)"]
ENTRYPOINT ["/opt/venv/bin/python", "-m", "server"]
