import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
os.environ.setdefault("DB_POOL_SIZE", "8")  # the web process alone keeps connections open between requests

application = get_wsgi_application()
