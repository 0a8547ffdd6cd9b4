"""The settings of the application, as a site has them in a file of its own."""

from __future__ import annotations

from secrets import token_hex

import django
from django.conf import settings

settings.configure(
    SECRET_KEY=token_hex(),
    ROOT_URLCONF="office.views",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[f"django.contrib.{name}" for name in ("admin", "auth", "contenttypes", "messages", "sessions")] + ["office"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    LANGUAGE_CODE="zh-hans",
    LANGUAGES=[("zh-hans", "中文"), ("en-gb", "English")],
    USE_TZ=True,
    TIME_ZONE="Asia/Shanghai",
    ALLOWED_HOSTS=["testserver"],
    MIGRATION_MODULES={"office": None},
)
django.setup()
