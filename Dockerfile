# The product in one image: web, worker and beat differ only in their command.

FROM node:24-bookworm-slim AS frontend
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=peer

# The proxy, as a user of its own: volumes take over who owns these directories.
FROM caddy:2-alpine AS proxy
RUN adduser -D -H -u 10002 proxy && chown -R proxy /data /config
COPY docker/Caddyfile /etc/caddy/Caddyfile
USER proxy

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin networks
COPY requirements.lock ./
RUN pip install --no-deps --require-hashes -r requirements.lock
COPY . .
COPY --from=frontend /src/node_modules ./node_modules
# Hashed names and compressed copies are made once, here. The values below exist only while this line runs.
RUN python -m cop.frontend copy && rm -rf node_modules \
    && DATABASE_URL=postgres://build@build/build REDIS_URL=redis://build EMAIL_URL=console: BASE_URL=https://build.invalid \
       SECRET_KEY=only-while-the-image-is-built-never-afterwards-00000000 \
       python manage.py collectstatic --noinput --verbosity=0
# Uploaded papers: the volume takes over who owns the directory.
RUN mkdir /files && chown networks /files
USER networks
EXPOSE 8000
CMD ["gunicorn", "cop.wsgi", "--config=python:cop.web_server", "--bind=0.0.0.0:8000"]
